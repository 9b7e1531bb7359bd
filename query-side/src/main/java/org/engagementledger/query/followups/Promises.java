package org.engagementledger.query.followups;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.engagementledger.access.Role;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact.FollowUp;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.Documents;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** What was promised with regard to all countries; first what is due first. */
@Component
final class Promises {
  private static final Comparator<Promise> BY_DUE_DATE =
      Comparator.comparing((Promise it) -> it.followUp().due().latest())
          .thenComparing(it -> it.followUp().due())
          .thenComparing(Promise::country)
          .thenComparing(it -> it.entry().id());

  private final Documents documents;
  private final Clock clock;

  Promises(Documents documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
  }

  /** What was promised in that entry; empty if nothing is, or it was taken back. */
  Optional<FollowUp> find(CountryCode country, EntryId entry, Catalogue at) {
    String id = country + "/" + entry;
    return documents
        .find(at, FollowUpProjection.NAME, id, PromiseDocument.class)
        .flatMap(PromiseDocument::followUp);
  }

  /** Those that fit, as whoever is signed in so is shown them. */
  List<Promise> of(FollowUpFilter filter, Catalogue at, Authentication signedIn) {
    boolean all = Role.seesPersons(signedIn);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return documents.all(at, FollowUpProjection.NAME, PromiseDocument.class).stream()
        .map(it -> all ? it : it.forReaders())
        .flatMap(it -> it.followUp().stream().map(promise -> Promise.of(it, promise, today)))
        .filter(filter.test())
        .sorted(BY_DUE_DATE)
        .toList();
  }
}
