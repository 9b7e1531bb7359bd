package org.engagementledger.query.dossiers;

import java.time.Instant;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.problems.Problem;
import org.springframework.http.HttpStatus;

/** No dossier was opened on the country. */
public final class DossierNotFound extends Problem {
  private static final long serialVersionUID = 1L;

  /** No dossier was opened on that country. */
  public DossierNotFound(CountryCode country) {
    super(
        HttpStatus.NOT_FOUND,
        "no-such-dossier",
        "There is no dossier on %s (%s).".formatted(country.englishName(), country));
  }

  /** No dossier had been opened on that country by then. */
  public DossierNotFound(CountryCode country, Instant time) {
    super(
        HttpStatus.NOT_FOUND,
        "no-such-dossier",
        "By %s there was no dossier on %s (%s).".formatted(time, country.englishName(), country));
  }
}
