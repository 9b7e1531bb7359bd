package org.engagementledger.command.imports.tables;

import java.util.Optional;
import org.engagementledger.events.DayRange;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.Entry;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.Cosponsorship;
import org.engagementledger.events.Fact.Position;

/** Entries that say the same as a fact, perhaps of another date. */
final class Rivals {
  private Rivals() {}

  /**
   * The last entry that stands and says so; one whose date lies within that of the fact, if there
   * is one.
   */
  static Optional<Entry> of(Dossier dossier, Fact fact) {
    if (!(fact instanceof Position || fact instanceof Cosponsorship)) {
      return Optional.empty();
    }
    return dossier
        .standing()
        .filter(it -> isRival(it.fact(), fact))
        .reduce((one, next) -> isWithin(one, fact) ? one : next);
  }

  /** Whether an entry says when it happened as exactly as the fact, or more so. */
  static boolean isWithin(Entry entry, Fact fact) {
    return DayRange.of(fact).contains(DayRange.of(entry.fact()));
  }

  /**
   * Whether a fact says when it happened more exactly than an entry, and contradicts neither its
   * date nor the day by which that was recorded.
   */
  static boolean isMoreExact(Fact fact, Entry entry) {
    return DayRange.of(entry.fact()).contains(DayRange.of(fact))
        && !fact.date().earliest().isAfter(entry.since().latest());
  }

  /** Whether a fact says no more of when it happened than an entry; what lasts does. */
  static boolean isLessExact(Fact fact, Entry entry) {
    return fact.lastDay().isEmpty() && isWithin(entry, fact);
  }

  private static boolean isRival(Fact one, Fact other) {
    if (one instanceof Position a && other instanceof Position b) {
      return a.instrument().equals(b.instrument()) && a.status() == b.status();
    }
    return one instanceof Cosponsorship a
        && other instanceof Cosponsorship b
        && a.resolution().equals(b.resolution());
  }
}
