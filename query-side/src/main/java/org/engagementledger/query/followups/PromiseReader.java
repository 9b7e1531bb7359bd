package org.engagementledger.query.followups;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.engagementledger.access.accounts.Role;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Today;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.paging.ListPage;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.readmodels.store.ReadModelReader;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** What was promised with regard to all countries; first what is due first. */
@Component
final class PromiseReader {
  private static final Comparator<Promise> BY_DUE_DATE = Comparator.comparing(PromiseCursor::of);

  private final ReadModelReader documents;
  private final Clock clock;

  PromiseReader(ReadModelReader documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
  }

  /** What was promised in that entry; empty if nothing is, or it was taken back. */
  Optional<FollowUp> find(CountryCode country, EntryId entry, ReadModelCheckpoint at) {
    String id = country + "/" + entry;
    return documents
        .find(at, FollowUpProjection.NAME, id, PromiseDocument.class)
        .flatMap(PromiseDocument::followUp);
  }

  /** Those that fit, as whoever is signed in so is shown them. */
  List<Promise> of(FollowUpFilter filter, ReadModelCheckpoint at, Authentication signedIn) {
    boolean all = Role.seesPersons(signedIn);
    LocalDate ended = Today.ended(clock.instant());
    return documents.all(at, FollowUpProjection.NAME, PromiseDocument.class).stream()
        .map(it -> all ? it : it.forReaders())
        .flatMap(it -> it.followUp().stream().map(promise -> Promise.of(it, promise, ended)))
        .filter(filter.test())
        .sorted(BY_DUE_DATE)
        .toList();
  }

  /** A page of those that fit, behind a cursor. */
  ListPage<Promise> page(
      FollowUpFilter filter,
      Optional<String> after,
      ReadModelCheckpoint at,
      Authentication signedIn) {
    Optional<PromiseCursor> from = after.map(PromiseCursor::parsed);
    List<Promise> following =
        of(filter, at, signedIn).stream()
            .filter(
                it -> from.stream().allMatch(behind -> PromiseCursor.of(it).compareTo(behind) > 0))
            .toList();
    return ListPage.of(following, 0);
  }
}
