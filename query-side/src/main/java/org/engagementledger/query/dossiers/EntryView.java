package org.engagementledger.query.dossiers;

import java.util.List;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.query.readmodels.Change;
import org.engagementledger.query.readmodels.TrackedDossier.EntryTrace;
import org.engagementledger.time.EntryAsOf;

/**
 * An entry, and who had a hand in it.
 *
 * @param version how often it was recorded or amended; 1 at first
 * @param recorded who recorded it
 * @param changed who changed it last; the same if nobody did
 * @param certainty whether it was there on the day as of which the dossier is shown
 * @param before what else it can have held that day, as its date is not exact
 */
public record EntryView(
    EntryId id,
    int version,
    Fact fact,
    Change recorded,
    Change changed,
    Certainty certainty,
    List<Fact> before) {
  static EntryView of(EntryAsOf seen, Entry entry, EntryTrace trace) {
    return new EntryView(
        entry.id(),
        entry.version(),
        entry.fact(),
        trace.recorded(),
        trace.changed(),
        seen.certainty(),
        seen.facts().subList(0, seen.facts().size() - 1));
  }

  /** Whether it is not certain that it was there. */
  public boolean isOnlyPossible() {
    return certainty == Certainty.POSSIBLE;
  }

  /** Whether it is not certain that it held this: it was there, or held something else. */
  public boolean isUncertain() {
    return isOnlyPossible() || !before.isEmpty();
  }

  /** Whether it was changed since it was first recorded. */
  public boolean isAmended() {
    return version > 1;
  }
}
