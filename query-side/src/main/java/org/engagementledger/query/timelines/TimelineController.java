package org.engagementledger.query.timelines;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.limits.HeavyRequest;
import org.engagementledger.paging.ListPage;
import org.engagementledger.paging.NextPageLink;
import org.engagementledger.query.asof.AsOfParameters;
import org.engagementledger.query.dossiers.DossierReader;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.timelines.Timeline.Item;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The engagement timeline as JSON. */
@RestController
final class TimelineController {
  private final DossierReader dossiers;

  TimelineController(DossierReader dossiers) {
    this.dossiers = dossiers;
  }

  @HeavyRequest({"knownAt", "Accept-Datetime"})
  @GetMapping("/api/countries/{country}/timeline")
  List<Item> timeline(
      @PathVariable CountryCode country,
      TimelineFilter filter,
      @RequestParam Optional<String> after,
      AsOfParameters asked,
      ReadModelCheckpoint at,
      Authentication signedIn,
      HttpServletRequest request,
      HttpServletResponse answer) {
    filter.check();
    Optional<TimelineCursor> from = after.map(TimelineCursor::parsed);
    List<Item> following =
        Timeline.of(dossiers.of(country, asked, at, signedIn), asked.day(), filter).items().stream()
            .filter(item -> from.stream().allMatch(it -> TimelineCursor.of(item).compareTo(it) > 0))
            .toList();
    ListPage<Item> page = ListPage.of(following, 0);
    if (page.next().isPresent()) {
      String last = TimelineCursor.of(page.entries().getLast()).text();
      NextPageLink.link(request, answer, Map.of("after", last));
    }
    return page.entries();
  }
}
