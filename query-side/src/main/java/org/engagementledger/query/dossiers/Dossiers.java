package org.engagementledger.query.dossiers;

import org.engagementledger.events.CountryCode;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.Chronicle;
import org.engagementledger.query.projections.Documents;
import org.engagementledger.query.projections.DossierProjection;
import org.engagementledger.query.projections.Past;
import org.engagementledger.query.projections.Projection;
import org.engagementledger.query.time.Asked;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The read model of dossiers as they stand. */
@Component
public final class Dossiers {
  private static final String NAME = "dossiers";

  private final Documents documents;
  private final Past past;

  Dossiers(Documents documents, Past past) {
    this.documents = documents;
    this.past = past;
  }

  @Bean
  static Projection dossierProjection(JsonMapper json) {
    return new DossierProjection(NAME, chronicle -> chronicle, json);
  }

  /** The chronicle of a country; a problem if no dossier was opened on it. */
  public Chronicle of(CountryCode country, Catalogue at) {
    return documents
        .find(at, NAME, country.code(), Chronicle.class)
        .filter(chronicle -> chronicle.dossier().isOpen())
        .orElseThrow(() -> new NoSuchDossier(country));
  }

  /** The same, by what was known when that is asked. */
  public Chronicle of(CountryCode country, Asked asked, Catalogue at) {
    if (asked.isKnownNow()) {
      return of(country, at);
    }
    Chronicle known = past.at(country, asked.time());
    if (!known.dossier().isOpen()) {
      throw new NoSuchDossier(country, asked.time());
    }
    return known;
  }
}
