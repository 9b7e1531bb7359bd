package org.engagementledger.query.followups;

import java.time.Instant;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.FollowUp;

/**
 * What the read model keeps of a promise.
 *
 * @param followUp empty if it was taken back, or is none
 * @param end how it ended; empty if it is open, or nobody said
 * @param events how many events there are about it
 * @param changed when the last of them was recorded
 */
record PromiseDocument(
    CountryCode country,
    EntryId entry,
    Optional<FollowUp> followUp,
    Optional<End> end,
    int events,
    Instant changed) {
  /**
   * How a promise ended.
   *
   * @param note how it was kept, or why it was given up
   * @param recorded when that was recorded
   */
  record End(EdtfDate date, String note, Instant recorded) {
    /** The note cannot be put right later, so none is shown to readers. */
    End forReaders() {
      return new End(date, "", recorded);
    }
  }

  /** The same as readers are shown it. */
  PromiseDocument forReaders() {
    return new PromiseDocument(
        country,
        entry,
        followUp.flatMap(Fact::forReaders).map(FollowUp.class::cast),
        end.map(End::forReaders),
        events,
        changed);
  }
}
