package org.engagementledger.query.changes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.engagementledger.access.Role;
import org.engagementledger.query.changes.Comparing.Dates;
import org.engagementledger.query.changes.ManyChanges.Scope;
import org.engagementledger.query.endorsements.World;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.references.KnownReferences;
import org.engagementledger.query.time.Asked;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** What changed in a region or with regard to an instrument: as a page, as JSON and as text. */
@Controller
final class ManyChangesController {
  private static final String ADDRESS = "/api/changes";

  private final ManyChanges many;
  private final World world;
  private final KnownReferences references;
  private final Clock clock;

  ManyChangesController(ManyChanges many, World world, KnownReferences references, Clock clock) {
    this.many = many;
    this.world = world;
    this.references = references;
    this.clock = clock;
  }

  @GetMapping("/changes")
  ModelAndView page(Scope scope, Dates dates, Asked asked, Catalogue at, Authentication signedIn) {
    Comparing comparing = dates.until(LocalDate.now(clock), asked);
    return new ModelAndView(
        "changes/many",
        Map.of(
            "scope",
            scope,
            "comparing",
            comparing,
            "asked",
            asked,
            "found",
            many.changes(scope, comparing, Role.seesPersons(signedIn), at),
            "regions",
            world.regions(at),
            "instruments",
            world.instruments(at),
            "words",
            new ChangeWords(references.at(at)),
            "section",
            "countries"));
  }

  @GetMapping(value = ADDRESS, produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  List<Changes> json(Scope scope, Dates dates, Asked asked, Catalogue at, Authentication signedIn) {
    Comparing comparing = dates.until(LocalDate.now(clock), asked);
    return many.changes(scope, comparing, Role.seesPersons(signedIn), at).all();
  }

  @GetMapping(value = ADDRESS, produces = "text/plain;charset=UTF-8")
  @ResponseBody
  String text(Scope scope, Dates dates, Asked asked, Catalogue at, Authentication signedIn) {
    List<Changes> all = json(scope, dates, asked, at, signedIn);
    return ChangesText.print(all, new ChangeWords(references.at(at)), asked);
  }
}
