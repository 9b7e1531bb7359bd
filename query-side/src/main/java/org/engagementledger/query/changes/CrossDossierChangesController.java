package org.engagementledger.query.changes;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.dates.Today;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.limits.HeavyRequest;
import org.engagementledger.paging.ListPage;
import org.engagementledger.paging.NextPageLink;
import org.engagementledger.query.TextResponse;
import org.engagementledger.query.asof.AsOfParameters;
import org.engagementledger.query.changes.ComparisonRequest.Dates;
import org.engagementledger.query.changes.CrossDossierChanges.ChangesPage;
import org.engagementledger.query.changes.CrossDossierChanges.ChangesQuery;
import org.engagementledger.query.changes.CrossDossierChanges.Scope;
import org.engagementledger.query.endorsements.CountryStatus;
import org.engagementledger.query.endorsements.EndorsementOverview;
import org.engagementledger.query.endorsements.StatusFilter;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.references.ReferenceReader;
import org.engagementledger.time.BitemporalPoint;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** What changed in a region or with regard to an instrument: as a page, as JSON and as text. */
@Controller
final class CrossDossierChangesController {
  private static final String ADDRESS = "/api/changes";

  private static final int ON_A_PAGE = 200;

  private final CrossDossierChanges many;
  private final EndorsementOverview world;
  private final ReferenceReader references;
  private final Clock clock;

  CrossDossierChangesController(
      CrossDossierChanges many,
      EndorsementOverview world,
      ReferenceReader references,
      Clock clock) {
    this.many = many;
    this.world = world;
    this.references = references;
    this.clock = clock;
  }

  @HeavyRequest
  @GetMapping("/changes")
  ModelAndView page(
      Scope scope,
      Dates dates,
      AsOfParameters asked,
      ReadModelCheckpoint at,
      Authentication signedIn,
      @RequestParam Optional<String> after,
      HttpServletRequest request) {
    ComparisonRequest comparing = dates.until(Today.latest(clock.instant()), asked);
    ChangesQuery question = new ChangesQuery(scope, comparing, Role.seesPersons(signedIn));
    ChangesPage found = many.changes(question, after.map(ChangesCursor::parsed), ON_A_PAGE, at);
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
                found,
                "regions",
                world.regions(at),
                "instruments",
                world.instruments(at),
                "words",
                new ChangeDescriptions(references.at(at)),
                "section",
                "countries"))
        .addObject("mayHaveJoined", after.isEmpty() ? mayHaveJoined(question, at) : List.of())
        .addObject(
            "more",
            found.next(comparing).map(it -> NextPageLink.address(request, it)).orElse(null));
  }

  @HeavyRequest
  @GetMapping(value = ADDRESS, produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  List<DossierComparison> json(
      Scope scope,
      Dates dates,
      AsOfParameters asked,
      ReadModelCheckpoint at,
      Authentication signedIn,
      @RequestParam Optional<String> after,
      HttpServletRequest request,
      HttpServletResponse answer) {
    ComparisonRequest comparing = dates.until(Today.latest(clock.instant()), asked);
    ChangesQuery question = new ChangesQuery(scope, comparing, Role.seesPersons(signedIn));
    ChangesPage found = many.changes(question, after.map(ChangesCursor::parsed), ListPage.SIZE, at);
    found.next(comparing).ifPresent(it -> NextPageLink.link(request, answer, it));
    return found.all();
  }

  @HeavyRequest
  @GetMapping(value = ADDRESS, produces = "text/plain;charset=UTF-8")
  void text(
      Scope scope,
      Dates dates,
      AsOfParameters asked,
      ReadModelCheckpoint at,
      Authentication signedIn,
      HttpServletResponse answer)
      throws IOException {
    ComparisonRequest comparing = dates.until(Today.latest(clock.instant()), asked);
    ChangesQuery question = new ChangesQuery(scope, comparing, Role.seesPersons(signedIn));
    Iterator<DossierComparison> all = many.changes(question, Optional.empty(), at).iterator();
    ChangeDescriptions words = new ChangeDescriptions(references.at(at));
    try (Writer out = TextResponse.open(answer, "text/plain")) {
      out.write(all.hasNext() ? ChangesText.print(all.next(), words, asked) : "Nothing changed.\n");
      while (all.hasNext()) {
        out.write("\n" + ChangesText.print(all.next(), words, asked));
      }
    }
  }

  /**
   * Who may have endorsed between the two dates, whether anything else is different or not; the
   * same as the API says. They stand on the first page.
   */
  private List<CountryStatus> mayHaveJoined(ChangesQuery question, ReadModelCheckpoint at) {
    ComparisonRequest comparing = question.comparing();
    return question.scope().subject().stream()
        .filter(it -> comparing.by() == ComparisonRequest.By.EFFECTIVE)
        .flatMap(it -> joined(it, question, at).stream())
        .filter(CountryStatus::isOnlyPossible)
        .toList();
  }

  private List<CountryStatus> joined(
      InstrumentId instrument, ChangesQuery question, ReadModelCheckpoint at) {
    BitemporalPoint before = question.comparing().before();
    BitemporalPoint after = question.comparing().after();
    StatusFilter which = new StatusFilter(null, question.scope().region());
    return world.joined(instrument, which, before.asOf(), after.asOf(), after.knownAt(), at);
  }
}
