package org.engagementledger.command.imports;

import java.util.Optional;
import org.engagementledger.dates.DaySpan;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Engagement;

/**
 * What lasts several days as it was read when nothing was known to last: as happening on one day
 * between the first and the last. Entries of earlier imports say so, and the same line or row says
 * now how long it lasted.
 */
public final class LegacyDateReading {
  private LegacyDateReading() {}

  /** The fact with an interval as its date; the same if it does not last. */
  public static Fact of(Fact fact) {
    return fact instanceof Engagement it
        ? DaySpan.of(it).<Fact>map(days -> it.on(days.interval(), Optional.empty())).orElse(it)
        : fact;
  }

  /** Whether one says of a day between two others what the other says of all days. */
  public static boolean isOf(Fact former, Fact fact) {
    return fact.lastDay().isPresent()
        && former.lastDay().isEmpty()
        && former.date().equals(of(fact).date());
  }
}
