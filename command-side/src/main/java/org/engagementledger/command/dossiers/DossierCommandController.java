package org.engagementledger.command.dossiers;

import java.util.Optional;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.command.CommandDispatcher;
import org.engagementledger.command.CommandRequest;
import org.engagementledger.command.dossiers.DossierCommand.AmendDescription;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.command.dossiers.DossierCommand.SetAttribute;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.problems.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Dossiers, and the attributes of a country. */
@RestController
@RequestMapping("/api/countries")
final class DossierCommandController {
  private final CommandDispatcher desk;

  DossierCommandController(CommandDispatcher desk) {
    this.desk = desk;
  }

  /** What a new dossier needs; name and region come from CLDR unless given. */
  private record NewDossier(CountryCode country, String name, String region, String subregion) {
    OpenDossier command() {
      CountryProfile profile = CountryProfile.of(country);
      return new OpenDossier(
          country,
          name.isBlank() ? profile.name() : name,
          region.isBlank() ? profile.region() : region,
          subregion.isBlank() ? profile.subregion() : subregion);
    }
  }

  /** What is not given stays as it is. */
  private record NewDescription(
      Optional<String> name, Optional<String> region, Optional<String> subregion) {}

  @PostMapping
  ResponseEntity<Object> open(CommandRequest submission, Authentication account) {
    OpenDossier command = submission.as(NewDossier.class).command();
    if (!command.country().isAssigned() && Role.of(account).orElseThrow() != Role.ADMIN) {
      throw new Problem(
          HttpStatus.FORBIDDEN,
          "forbidden",
          "The code %s is not one of ISO's own; an administrator opens its dossier."
              .formatted(command.country()));
    }
    return CommandResponses.dossier(HttpStatus.CREATED, desk.submit(command, submission.asked()));
  }

  @PostMapping("/{country}/amendment")
  ResponseEntity<Object> amend(@PathVariable CountryCode country, CommandRequest submission) {
    NewDescription to = submission.as(NewDescription.class);
    var command =
        new AmendDescription(
            country, to.name(), to.region(), to.subregion(), submission.asked().reason());
    return CommandResponses.dossier(HttpStatus.OK, desk.submit(command, submission.asked()));
  }

  @PutMapping("/{country}/attributes/{name}")
  ResponseEntity<Object> setAttribute(
      @PathVariable CountryCode country,
      @PathVariable AttributeName name,
      CommandRequest submission) {
    Attribute fact = submission.saying("name", name.name()).fact(Attribute.class);
    var command = new SetAttribute(country, submission.newEntry(), fact);
    return CommandResponses.ok(desk.submit(command, submission.asked()), command.entry());
  }
}
