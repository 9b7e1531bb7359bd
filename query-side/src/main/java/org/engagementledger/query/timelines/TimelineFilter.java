package org.engagementledger.query.timelines;

import java.util.stream.Stream;
import org.engagementledger.dates.DayRange;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.query.asof.FilterPeriod;
import org.engagementledger.text.FoldedText;
import org.jspecify.annotations.Nullable;

/**
 * Which engagements are asked for; what is not given does not matter.
 *
 * @param from those that may have happened then or later, or went on then
 * @param to those that may have happened then or earlier
 * @param q those that hold this text, whatever its case and accents
 */
record TimelineFilter(
    @Nullable EngagementKind kind,
    @Nullable EdtfDate from,
    @Nullable EdtfDate to,
    @Nullable String q,
    @Nullable Boolean highlight) {
  /** Refuses what cannot be asked. */
  void check() {
    FilterPeriod.requireOrder("from", from, "to", to);
  }

  /** Whether an engagement is asked for that may have been going on during those days. */
  boolean admits(Engagement engagement, DayRange days) {
    return (kind == null || engagement.kind() == kind)
        && (highlight == null || engagement.highlight() == highlight)
        && (from == null || !days.latest().isBefore(from.earliest()))
        && (to == null || !days.earliest().isAfter(to.latest()))
        && (q == null || holds(engagement, FoldedText.of(q)));
  }

  private static boolean holds(Engagement it, String wanted) {
    return Stream.of(it.title(), it.text(), it.quotation(), it.forum(), it.place())
        .anyMatch(text -> FoldedText.of(text).contains(wanted));
  }
}
