package org.engagementledger.time.statuses;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How many there are on each day, kept for the days on which that changes.
 *
 * @param counts from each such day on
 */
record DailyCounts(NavigableMap<LocalDate, Integer> counts) {
  /** The days from one on, until another, which is not among them. */
  record CountedDays(LocalDate from, LocalDate until) {
    boolean holds(LocalDate day) {
      return !day.isBefore(from) && day.isBefore(until);
    }

    private boolean isEmpty() {
      return !from.isBefore(until);
    }
  }

  /** Counts those spans that cover a day. */
  static DailyCounts of(Stream<CountedDays> spans) {
    NavigableMap<LocalDate, Integer> counts = new TreeMap<>();
    spans
        .filter(span -> !span.isEmpty())
        .forEach(
            span -> {
              counts.merge(span.from(), 1, Integer::sum);
              counts.merge(span.until(), -1, Integer::sum);
            });
    int count = 0;
    for (Map.Entry<LocalDate, Integer> change : counts.entrySet()) {
      count += change.getValue();
      change.setValue(count);
    }
    return new DailyCounts(counts);
  }

  /** How many there are that day. */
  int on(LocalDate day) {
    Map.Entry<LocalDate, Integer> last = counts.floorEntry(day);
    return last == null ? 0 : last.getValue();
  }

  /** The same days in spans that do not overlap, so that none is counted twice. */
  static Stream<CountedDays> merged(Stream<CountedDays> spans) {
    List<CountedDays> merged = new ArrayList<>();
    spans.sorted(Comparator.comparing(CountedDays::from)).forEach(span -> merge(span, merged));
    return merged.stream();
  }

  private static void merge(CountedDays span, List<CountedDays> merged) {
    if (merged.isEmpty() || span.from().isAfter(merged.getLast().until())) {
      merged.add(span);
      return;
    }
    CountedDays last = merged.removeLast();
    LocalDate until = last.until().isBefore(span.until()) ? span.until() : last.until();
    merged.add(new CountedDays(last.from(), until));
  }
}
