package org.engagementledger.query.dossiers;

import org.engagementledger.events.Entry;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact;
import org.engagementledger.query.projections.Change;
import org.engagementledger.query.projections.Chronicle;
import org.engagementledger.query.projections.Chronicle.Trace;

/**
 * An entry, and who had a hand in it.
 *
 * @param version how often it was recorded or amended; 1 at first
 * @param recorded who recorded it
 * @param changed who changed it last; the same if nobody did
 */
public record EntryView(EntryId id, int version, Fact fact, Change recorded, Change changed) {
  static EntryView of(Entry entry, Chronicle chronicle) {
    Trace trace = chronicle.trace(entry.id());
    return new EntryView(
        entry.id(), entry.version(), entry.fact(), trace.recorded(), trace.changed());
  }

  /** Whether it was changed since it was first recorded. */
  public boolean isAmended() {
    return version > 1;
  }
}
