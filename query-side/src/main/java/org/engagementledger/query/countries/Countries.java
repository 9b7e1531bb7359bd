package org.engagementledger.query.countries;

import java.util.Comparator;
import java.util.List;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.Documents;
import org.engagementledger.query.projections.DossierProjection;
import org.engagementledger.query.projections.Projection;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The read model of the list of countries. */
@Component
public final class Countries {
  private static final String NAME = "countries";

  private final Documents documents;

  Countries(Documents documents) {
    this.documents = documents;
  }

  @Bean
  static Projection countryProjection(JsonMapper json) {
    return new DossierProjection(NAME, 1, step -> true, CountrySummary::of, json);
  }

  /** Every country with a dossier as it stands, by name. */
  public List<CountrySummary> all(Catalogue at) {
    return documents.all(at, NAME, CountrySummary.class).stream()
        .sorted(Comparator.comparing(CountrySummary::name))
        .toList();
  }
}
