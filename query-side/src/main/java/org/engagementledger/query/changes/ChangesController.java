package org.engagementledger.query.changes;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Today;
import org.engagementledger.dossiers.DossierRedactions;
import org.engagementledger.limits.HeavyRequest;
import org.engagementledger.paging.ListPage;
import org.engagementledger.paging.NextPageLink;
import org.engagementledger.query.asof.AsOfParameters;
import org.engagementledger.query.changes.ComparisonRequest.Dates;
import org.engagementledger.query.readmodels.HistoricalDossiers;
import org.engagementledger.query.readmodels.StoredEvent;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.references.ReferenceReader;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** How a dossier came to differ: as a page, as JSON and as text. */
@Controller
final class ChangesController {
  private static final String ADDRESS = "/api/countries/{country}/changes";

  private static final int ON_A_PAGE = 200;

  private final HistoricalDossiers past;
  private final ReferenceReader references;
  private final Clock clock;

  ChangesController(HistoricalDossiers past, ReferenceReader references, Clock clock) {
    this.past = past;
    this.references = references;
    this.clock = clock;
  }

  @HeavyRequest
  @GetMapping("/countries/{country}/changes")
  ModelAndView page(
      @PathVariable CountryCode country,
      Dates dates,
      AsOfParameters asked,
      ReadModelCheckpoint at,
      Authentication signedIn,
      @RequestParam Optional<String> after,
      HttpServletRequest request) {
    ComparisonRequest comparing = comparing(dates, asked);
    DossierComparison all = changes(country, comparing, signedIn);
    ListPage<DossierComparison.EntryLine> part =
        ListPage.of(all.entries(), ListPage.place(after), ON_A_PAGE);
    return new ModelAndView(
            "changes/changes",
            Map.of(
                "changes",
                all.with(part.entries()),
                "asked",
                asked,
                "words",
                new ChangeDescriptions(references.at(at)),
                "section",
                "countries"))
        .addObject(
            "more",
            part.next()
                .map(it -> NextPageLink.address(request, comparing.next(String.valueOf(it))))
                .orElse(null));
  }

  @HeavyRequest
  @GetMapping(value = ADDRESS, produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  DossierComparison json(
      @PathVariable CountryCode country,
      Dates dates,
      AsOfParameters asked,
      ReadModelCheckpoint at,
      Authentication signedIn,
      @RequestParam Optional<String> after,
      HttpServletRequest request,
      HttpServletResponse answer) {
    ComparisonRequest comparing = comparing(dates, asked);
    DossierComparison all = changes(country, comparing, signedIn);
    ListPage<DossierComparison.EntryLine> part = ListPage.of(all.entries(), ListPage.place(after));
    part.next()
        .ifPresent(it -> NextPageLink.link(request, answer, comparing.next(String.valueOf(it))));
    return all.with(part.entries());
  }

  @HeavyRequest
  @GetMapping(value = ADDRESS, produces = "text/plain;charset=UTF-8")
  @ResponseBody
  String text(
      @PathVariable CountryCode country,
      Dates dates,
      AsOfParameters asked,
      ReadModelCheckpoint at,
      Authentication signedIn) {
    DossierComparison changes = changes(country, comparing(dates, asked), signedIn);
    return ChangesText.print(changes, new ChangeDescriptions(references.at(at)), asked);
  }

  private ComparisonRequest comparing(Dates dates, AsOfParameters asked) {
    return dates.until(Today.latest(clock.instant()), asked);
  }

  private DossierComparison changes(
      CountryCode country, ComparisonRequest comparing, Authentication signedIn) {
    List<StoredEvent> events = past.events(country);
    Optional<DossierRedactions> hidden =
        Role.seesPersons(signedIn)
            ? Optional.empty()
            : Optional.of(HistoricalDossiers.redactions(events));
    return DossierComparison.of(country, comparing, events, hidden);
  }
}
