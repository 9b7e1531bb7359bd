package org.engagementledger.query.timelines;

import java.util.Comparator;
import java.util.List;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.Entry;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact.Engagement;
import org.engagementledger.query.projections.Change;
import org.engagementledger.query.projections.Chronicle;
import org.engagementledger.query.projections.Chronicle.Trace;

/**
 * The engagements with one country, in the order in which they happened; those of one date in the
 * order in which they were recorded.
 */
record Timeline(List<Item> items) {
  /**
   * One engagement.
   *
   * @param recorded who recorded it
   * @param changed who changed it last; the same if nobody did
   */
  record Item(EntryId entry, int version, Engagement engagement, Change recorded, Change changed) {}

  /**
   * The timeline of a dossier.
   *
   * @param chronicle says who recorded what
   */
  static Timeline of(Dossier dossier, Chronicle chronicle) {
    return new Timeline(
        dossier
            .standing()
            .filter(entry -> entry.fact() instanceof Engagement)
            .map(entry -> item(entry, chronicle))
            .sorted(Comparator.comparing(item -> item.engagement().date()))
            .toList());
  }

  private static Item item(Entry entry, Chronicle chronicle) {
    Trace trace = chronicle.trace(entry.id());
    return new Item(
        entry.id(), entry.version(), (Engagement) entry.fact(), trace.recorded(), trace.changed());
  }
}
