package org.engagementledger.query.countries;

import java.util.Comparator;
import java.util.List;
import org.engagementledger.query.readmodels.DossierProjection;
import org.engagementledger.query.readmodels.Projection;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.readmodels.store.ReadModelReader;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The read model of the list of countries. */
@Component
public final class Countries {
  private static final String NAME = "countries";

  private final ReadModelReader documents;

  Countries(ReadModelReader documents) {
    this.documents = documents;
  }

  @Bean
  static Projection countryProjection(JsonMapper json) {
    return new DossierProjection(NAME, 1, step -> true, CountrySummary::of, json);
  }

  /** Every country with a dossier as it stands, by name. */
  public List<CountrySummary> all(ReadModelCheckpoint at) {
    return documents.all(at, NAME, CountrySummary.class).stream()
        .sorted(Comparator.comparing(CountrySummary::name))
        .toList();
  }
}
