package org.engagementledger.query.timelines;

import java.util.List;
import org.engagementledger.access.Role;
import org.engagementledger.events.CountryCode;
import org.engagementledger.query.dossiers.NoSuchDossier;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.Documents;
import org.engagementledger.query.projections.DossierProjection;
import org.engagementledger.query.projections.Projection;
import org.engagementledger.query.timelines.Timeline.Item;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The engagement timeline as JSON. */
@RestController
final class TimelineController {
  private static final String NAME = "timelines";

  private final Documents documents;

  TimelineController(Documents documents) {
    this.documents = documents;
  }

  @Bean
  static Projection timelineProjection(JsonMapper json) {
    return new DossierProjection(NAME, Timeline::of, json);
  }

  @GetMapping("/api/countries/{country}/timeline")
  List<Item> timeline(
      @PathVariable CountryCode country,
      TimelineFilter filter,
      Catalogue at,
      Authentication signedIn) {
    boolean withPersons = Role.of(signedIn).filter(Role::seesPersons).isPresent();
    return documents
        .find(at, NAME, country.code(), Timeline.class)
        .orElseThrow(() -> new NoSuchDossier(country))
        .items()
        .stream()
        .filter(item -> filter.admits(item.engagement()))
        .map(item -> withPersons ? item : item.withoutPersonalData())
        .toList();
  }
}
