package org.engagementledger.time;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.Stating;
import org.engagementledger.events.Fact.Contact;
import org.engagementledger.events.Fact.Engagement;

/**
 * An event of a dossier with its place in the ledger.
 *
 * @param position in the whole ledger, from 1
 * @param time when the ledger accepted it; never goes back along positions
 */
public record RecordedEvent(long position, Instant time, DossierEvent event) {
  /** The latest day that had begun anywhere when it was recorded. */
  public LocalDate day() {
    return Today.latest(time);
  }

  /** The same without names of participants; none if it says who a contact is. */
  public Stream<RecordedEvent> withoutPersonalData() {
    if (event instanceof Stating stating && stating.fact() instanceof Contact) {
      return Stream.empty();
    }
    return switch (event) {
      case EngagementRecorded e ->
          with(new EngagementRecorded(e.country(), e.entry(), e.fact().withoutNames()));
      case EntryAmended e -> with(nameless(e));
      default -> Stream.of(this);
    };
  }

  private Stream<RecordedEvent> with(DossierEvent other) {
    return Stream.of(new RecordedEvent(position, time, other));
  }

  private static EntryAmended nameless(EntryAmended e) {
    return e.fact() instanceof Engagement it
        ? new EntryAmended(e.country(), e.entry(), it.withoutNames(), e.reason())
        : e;
  }
}
