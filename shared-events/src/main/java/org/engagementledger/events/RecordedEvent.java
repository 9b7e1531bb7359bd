package org.engagementledger.events;

import java.time.Instant;
import java.time.LocalDate;
import org.engagementledger.dates.Today;

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
}
