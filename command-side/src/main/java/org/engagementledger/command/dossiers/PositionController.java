package org.engagementledger.command.dossiers;

import org.engagementledger.command.CommandDispatcher;
import org.engagementledger.command.CommandRequest;
import org.engagementledger.command.dossiers.DossierCommand.CosponsorResolution;
import org.engagementledger.command.dossiers.DossierCommand.RecordNonEndorsement;
import org.engagementledger.command.dossiers.DossierCommand.RegisterEndorsement;
import org.engagementledger.command.dossiers.DossierCommand.WithdrawEndorsement;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.NonEndorsement;
import org.engagementledger.facts.Fact.Withdrawal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a state endorses, and which resolutions it co-sponsors. */
@RestController
@RequestMapping("/api/countries/{country}")
final class PositionController {
  private final CommandDispatcher desk;

  PositionController(CommandDispatcher desk) {
    this.desk = desk;
  }

  @PostMapping("/endorsements")
  ResponseEntity<Object> endorse(@PathVariable CountryCode country, CommandRequest submission) {
    Endorsement fact = submission.perhapsUndated().fact(Endorsement.class);
    return record(new RegisterEndorsement(country, submission.newEntry(), fact), submission);
  }

  @PostMapping("/endorsements/{instrument}/withdrawal")
  ResponseEntity<Object> withdraw(
      @PathVariable CountryCode country,
      @PathVariable String instrument,
      CommandRequest submission) {
    Withdrawal fact =
        submission.saying("instrument", instrument).perhapsUndated().fact(Withdrawal.class);
    return record(new WithdrawEndorsement(country, submission.newEntry(), fact), submission);
  }

  @PostMapping("/endorsements/{instrument}/declination")
  ResponseEntity<Object> decline(
      @PathVariable CountryCode country,
      @PathVariable String instrument,
      CommandRequest submission) {
    NonEndorsement fact =
        submission.saying("instrument", instrument).perhapsUndated().fact(NonEndorsement.class);
    return record(new RecordNonEndorsement(country, submission.newEntry(), fact), submission);
  }

  @PostMapping("/cosponsorships")
  ResponseEntity<Object> cosponsor(@PathVariable CountryCode country, CommandRequest submission) {
    Cosponsorship fact = submission.perhapsUndated().fact(Cosponsorship.class);
    return record(new CosponsorResolution(country, submission.newEntry(), fact), submission);
  }

  private ResponseEntity<Object> record(
      DossierCommand.RecordFact command, CommandRequest submission) {
    return CommandResponses.created(desk.submit(command, submission.asked()), command.entry());
  }
}
