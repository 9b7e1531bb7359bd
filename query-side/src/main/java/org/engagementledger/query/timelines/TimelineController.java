package org.engagementledger.query.timelines;

import java.util.List;
import org.engagementledger.events.CountryCode;
import org.engagementledger.query.dossiers.Dossiers;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.timelines.Timeline.Item;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The engagement timeline as JSON. */
@RestController
final class TimelineController {
  private final Dossiers dossiers;

  TimelineController(Dossiers dossiers) {
    this.dossiers = dossiers;
  }

  @GetMapping("/api/countries/{country}/timeline")
  List<Item> timeline(
      @PathVariable CountryCode country,
      TimelineFilter filter,
      Catalogue at,
      Authentication signedIn) {
    filter.check();
    return Timeline.of(dossiers.of(country, at, signedIn)).items().stream()
        .filter(item -> filter.admits(item.engagement()))
        .toList();
  }
}
