package org.engagementledger.query.timelines;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.events.CountryCode;
import org.engagementledger.limits.Heavy;
import org.engagementledger.limits.ListPage;
import org.engagementledger.limits.NextPage;
import org.engagementledger.query.dossiers.Dossiers;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.time.Asked;
import org.engagementledger.query.timelines.Timeline.Item;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The engagement timeline as JSON. */
@RestController
final class TimelineController {
  private final Dossiers dossiers;

  TimelineController(Dossiers dossiers) {
    this.dossiers = dossiers;
  }

  @Heavy({"knownAt", "Accept-Datetime"})
  @GetMapping("/api/countries/{country}/timeline")
  List<Item> timeline(
      @PathVariable CountryCode country,
      TimelineFilter filter,
      @RequestParam Optional<String> after,
      Asked asked,
      Catalogue at,
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
      NextPage.link(request, answer, Map.of("after", last));
    }
    return page.entries();
  }
}
