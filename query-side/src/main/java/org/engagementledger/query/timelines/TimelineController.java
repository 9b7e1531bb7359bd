package org.engagementledger.query.timelines;

import java.util.List;
import org.engagementledger.access.Role;
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
    boolean withPersons = Role.of(signedIn).filter(Role::seesPersons).isPresent();
    return Timeline.of(dossiers.of(country, at)).items().stream()
        .filter(item -> filter.admits(item.engagement()))
        .map(item -> withPersons ? item : item.withoutPersonalData())
        .toList();
  }
}
