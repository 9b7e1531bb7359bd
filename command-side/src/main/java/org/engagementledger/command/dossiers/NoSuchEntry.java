package org.engagementledger.command.dossiers;

import org.engagementledger.countries.CountryCode;
import org.engagementledger.facts.EntryId;
import org.engagementledger.problems.Problem;
import org.springframework.http.HttpStatus;

/** A command about an entry that the dossier does not have. */
public final class NoSuchEntry extends Problem {
  private static final long serialVersionUID = 1L;

  public NoSuchEntry(CountryCode country, EntryId entry) {
    super(
        HttpStatus.NOT_FOUND,
        "no-such-entry",
        "The dossier of %s has no entry %s.".formatted(country, entry));
  }

  public NoSuchEntry(CountryCode country, EntryId promise, EntryId engagement) {
    super(
        HttpStatus.NOT_FOUND,
        "no-such-entry",
        "In the dossier of %s, %s was not promised in %s.".formatted(country, promise, engagement));
  }
}
