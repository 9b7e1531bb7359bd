package org.engagementledger.query.changes;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.access.Role;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.Redactions;
import org.engagementledger.limits.Heavy;
import org.engagementledger.limits.ListPage;
import org.engagementledger.limits.NextPage;
import org.engagementledger.query.changes.Comparing.Dates;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.Past;
import org.engagementledger.query.projections.Seen;
import org.engagementledger.query.references.KnownReferences;
import org.engagementledger.query.time.Asked;
import org.engagementledger.time.Today;
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

  private final Past past;
  private final KnownReferences references;
  private final Clock clock;

  ChangesController(Past past, KnownReferences references, Clock clock) {
    this.past = past;
    this.references = references;
    this.clock = clock;
  }

  @Heavy
  @GetMapping("/countries/{country}/changes")
  ModelAndView page(
      @PathVariable CountryCode country,
      Dates dates,
      Asked asked,
      Catalogue at,
      Authentication signedIn,
      @RequestParam Optional<String> after,
      HttpServletRequest request) {
    Comparing comparing = comparing(dates, asked);
    Changes all = changes(country, comparing, signedIn);
    ListPage<Changes.Line> part = ListPage.of(all.entries(), ListPage.place(after), ON_A_PAGE);
    return new ModelAndView(
            "changes/changes",
            Map.of(
                "changes",
                all.with(part.entries()),
                "asked",
                asked,
                "words",
                new ChangeWords(references.at(at)),
                "section",
                "countries"))
        .addObject(
            "more",
            part.next()
                .map(it -> NextPage.address(request, comparing.next(String.valueOf(it))))
                .orElse(null));
  }

  @Heavy
  @GetMapping(value = ADDRESS, produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Changes json(
      @PathVariable CountryCode country,
      Dates dates,
      Asked asked,
      Catalogue at,
      Authentication signedIn,
      @RequestParam Optional<String> after,
      HttpServletRequest request,
      HttpServletResponse answer) {
    Comparing comparing = comparing(dates, asked);
    Changes all = changes(country, comparing, signedIn);
    ListPage<Changes.Line> part = ListPage.of(all.entries(), ListPage.place(after));
    part.next().ifPresent(it -> NextPage.link(request, answer, comparing.next(String.valueOf(it))));
    return all.with(part.entries());
  }

  @Heavy
  @GetMapping(value = ADDRESS, produces = "text/plain;charset=UTF-8")
  @ResponseBody
  String text(
      @PathVariable CountryCode country,
      Dates dates,
      Asked asked,
      Catalogue at,
      Authentication signedIn) {
    Changes changes = changes(country, comparing(dates, asked), signedIn);
    return ChangesText.print(changes, new ChangeWords(references.at(at)), asked);
  }

  private Comparing comparing(Dates dates, Asked asked) {
    return dates.until(Today.latest(clock.instant()), asked);
  }

  private Changes changes(CountryCode country, Comparing comparing, Authentication signedIn) {
    List<Seen> events = past.events(country);
    Optional<Redactions> hidden =
        Role.seesPersons(signedIn) ? Optional.empty() : Optional.of(Past.redactions(events));
    return Changes.of(country, comparing, events, hidden);
  }
}
