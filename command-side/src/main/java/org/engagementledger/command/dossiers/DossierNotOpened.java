package org.engagementledger.command.dossiers;

import org.engagementledger.countries.CountryCode;
import org.engagementledger.problems.Problem;
import org.springframework.http.HttpStatus;

/** A command about a country on which no dossier was opened. */
public final class DossierNotOpened extends Problem {
  private static final long serialVersionUID = 1L;

  DossierNotOpened(CountryCode country) {
    super(
        HttpStatus.NOT_FOUND,
        "no-such-dossier",
        "No dossier is open for %s (%s); POST /api/countries opens one."
            .formatted(country, country.englishName()));
  }
}
