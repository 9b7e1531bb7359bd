package org.engagementledger.query.dossiers;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dossiers.DossierRedactions;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.query.asof.AsOfParameters;
import org.engagementledger.query.readmodels.HistoricalDossiers;
import org.engagementledger.query.readmodels.TrackedDossier;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.readmodels.store.ReadModelReader;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Dossiers as they stand, put together from their documents. */
@Component
public final class DossierReader {
  private static final int ATTEMPTS = 100;

  private final ReadModelReader documents;
  private final HistoricalDossiers past;

  DossierReader(ReadModelReader documents, HistoricalDossiers past) {
    this.documents = documents;
    this.past = past;
  }

  /** The chronicle of a country; a problem if no dossier was opened on it. */
  public TrackedDossier of(CountryCode country, ReadModelCheckpoint at) {
    return find(country, at)
        .filter(chronicle -> chronicle.dossier().isOpen())
        .orElseThrow(() -> new DossierNotFound(country));
  }

  /** The same as whoever is signed in so is shown it. */
  public TrackedDossier of(CountryCode country, ReadModelCheckpoint at, Authentication signedIn) {
    TrackedDossier known = of(country, at);
    return Role.seesPersons(signedIn) ? known : known.forReaders(DossierRedactions.OF_TODAY);
  }

  /** The same, by what was known when that is asked. */
  public TrackedDossier of(CountryCode country, AsOfParameters asked, ReadModelCheckpoint at) {
    if (asked.isKnownNow()) {
      return of(country, at);
    }
    TrackedDossier known =
        asked
            .history()
            .map(events -> past.at(country, asked.time(), events))
            .orElseGet(() -> past.at(country, asked.time()));
    if (!known.dossier().isOpen()) {
      throw new DossierNotFound(country, asked.time());
    }
    return known;
  }

  /**
   * The same as whoever is signed in so is shown it: readers without persons and without what is
   * internal, by the marks of today whatever was known then.
   */
  public TrackedDossier of(
      CountryCode country, AsOfParameters asked, ReadModelCheckpoint at, Authentication signedIn) {
    TrackedDossier known = of(country, asked, at);
    return Role.seesPersons(signedIn) ? known : known.forReaders(redactions(country, asked));
  }

  private DossierRedactions redactions(CountryCode country, AsOfParameters asked) {
    return asked.isKnownNow()
        ? DossierRedactions.OF_TODAY
        : HistoricalDossiers.redactions(asked.history().orElseGet(() -> past.events(country)));
  }

  /** The entry of a country with that id, whether it stands or not; empty if there is none. */
  public Optional<Entry> entry(CountryCode country, String id, ReadModelCheckpoint at) {
    return find(country, at).stream()
        .flatMap(it -> it.dossier().entries().stream())
        .filter(it -> it.id().id().equals(id))
        .findFirst();
  }

  /** Documents that are being written while they are read do not fit, and are read again. */
  private Optional<TrackedDossier> find(CountryCode country, ReadModelCheckpoint at) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<DossierHeader> head =
          documents.find(at, EntryPageProjection.NAME, country.code(), DossierHeader.class);
      if (head.isEmpty()) {
        return Optional.empty();
      }
      List<EntryPage> sheets = sheets(head.get(), at);
      if (head.get().fits(sheets)) {
        return Optional.of(head.get().with(sheets));
      }
    }
    return Optional.of(past.now(country));
  }

  private List<EntryPage> sheets(DossierHeader head, ReadModelCheckpoint at) {
    return documents
        .find(at, EntryPageProjection.NAME, head.versions(), EntryPage::version, EntryPage.class)
        .stream()
        .sorted(Comparator.comparingInt(EntryPage::number))
        .toList();
  }
}
