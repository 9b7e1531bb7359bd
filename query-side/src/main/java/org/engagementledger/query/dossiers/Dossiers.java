package org.engagementledger.query.dossiers;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.engagementledger.access.Role;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.Entry;
import org.engagementledger.events.Redactions;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.Chronicle;
import org.engagementledger.query.projections.Documents;
import org.engagementledger.query.projections.Past;
import org.engagementledger.query.time.Asked;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Dossiers as they stand, put together from their documents. */
@Component
public final class Dossiers {
  private static final int ATTEMPTS = 100;

  private final Documents documents;
  private final Past past;

  Dossiers(Documents documents, Past past) {
    this.documents = documents;
    this.past = past;
  }

  /** The chronicle of a country; a problem if no dossier was opened on it. */
  public Chronicle of(CountryCode country, Catalogue at) {
    return find(country, at)
        .filter(chronicle -> chronicle.dossier().isOpen())
        .orElseThrow(() -> new NoSuchDossier(country));
  }

  /** The same as whoever is signed in so is shown it. */
  public Chronicle of(CountryCode country, Catalogue at, Authentication signedIn) {
    Chronicle known = of(country, at);
    return Role.seesPersons(signedIn) ? known : known.forReaders(Redactions.OF_TODAY);
  }

  /** The same, by what was known when that is asked. */
  public Chronicle of(CountryCode country, Asked asked, Catalogue at) {
    if (asked.isKnownNow()) {
      return of(country, at);
    }
    Chronicle known =
        asked
            .history()
            .map(events -> past.at(country, asked.time(), events))
            .orElseGet(() -> past.at(country, asked.time()));
    if (!known.dossier().isOpen()) {
      throw new NoSuchDossier(country, asked.time());
    }
    return known;
  }

  /**
   * The same as whoever is signed in so is shown it: readers without persons and without what is
   * internal, by the marks of today whatever was known then.
   */
  public Chronicle of(CountryCode country, Asked asked, Catalogue at, Authentication signedIn) {
    Chronicle known = of(country, asked, at);
    return Role.seesPersons(signedIn) ? known : known.forReaders(redactions(country, asked));
  }

  private Redactions redactions(CountryCode country, Asked asked) {
    return asked.isKnownNow()
        ? Redactions.OF_TODAY
        : Past.redactions(asked.history().orElseGet(() -> past.events(country)));
  }

  /** The entry of a country with that id, whether it stands or not; empty if there is none. */
  public Optional<Entry> entry(CountryCode country, String id, Catalogue at) {
    return find(country, at).stream()
        .flatMap(it -> it.dossier().entries().stream())
        .filter(it -> it.id().id().equals(id))
        .findFirst();
  }

  /** Documents that are being written while they are read do not fit, and are read again. */
  private Optional<Chronicle> find(CountryCode country, Catalogue at) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Head> head = documents.find(at, SheetProjection.NAME, country.code(), Head.class);
      if (head.isEmpty()) {
        return Optional.empty();
      }
      List<Sheet> sheets = sheets(head.get(), at);
      if (head.get().fits(sheets)) {
        return Optional.of(head.get().with(sheets));
      }
    }
    return Optional.of(past.now(country));
  }

  private List<Sheet> sheets(Head head, Catalogue at) {
    return documents
        .find(at, SheetProjection.NAME, head.versions(), Sheet::version, Sheet.class)
        .stream()
        .sorted(Comparator.comparingInt(Sheet::number))
        .toList();
  }
}
