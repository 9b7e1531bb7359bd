package org.engagementledger.query.timelines;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.query.readmodels.Change;
import org.engagementledger.query.readmodels.TrackedDossier;
import org.engagementledger.query.readmodels.TrackedDossier.EntryTrace;

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
   * @param certainty whether it had happened by the day as of which the timeline is shown
   */
  record Item(
      EntryId entry,
      int version,
      Engagement engagement,
      Change recorded,
      Change changed,
      Certainty certainty) {}

  /**
   * The timeline of a dossier as of a day.
   *
   * @param filter which engagements are asked for
   * @param chronicle says who recorded what
   */
  static Timeline of(TrackedDossier chronicle, LocalDate day, TimelineFilter filter) {
    return new Timeline(
        chronicle
            .dossier()
            .standing()
            .filter(entry -> entry.since().onOrBefore(day) != Certainty.ABSENT)
            .filter(
                entry ->
                    entry.fact() instanceof Engagement it && filter.admits(it, entry.ongoing()))
            .map(entry -> item(entry, entry.since().onOrBefore(day), chronicle))
            .sorted(Comparator.comparing(item -> item.engagement().date()))
            .toList());
  }

  private static Item item(Entry entry, Certainty certainty, TrackedDossier chronicle) {
    EntryTrace trace = chronicle.trace(entry.id());
    return new Item(
        entry.id(),
        entry.version(),
        (Engagement) entry.fact(),
        trace.recorded(),
        trace.changed(),
        certainty);
  }
}
