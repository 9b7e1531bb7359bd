package org.engagementledger.time;

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
record Tally(NavigableMap<LocalDate, Integer> counts) {
  /** The days from one on, until another, which is not among them. */
  record Span(LocalDate from, LocalDate until) {
    boolean holds(LocalDate day) {
      return !day.isBefore(from) && day.isBefore(until);
    }

    private boolean isEmpty() {
      return !from.isBefore(until);
    }
  }

  /** Counts those spans that cover a day. */
  static Tally of(Stream<Span> spans) {
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
    return new Tally(counts);
  }

  /** How many there are that day. */
  int on(LocalDate day) {
    Map.Entry<LocalDate, Integer> last = counts.floorEntry(day);
    return last == null ? 0 : last.getValue();
  }

  /** The same days in spans that do not overlap, so that none is counted twice. */
  static Stream<Span> merged(Stream<Span> spans) {
    List<Span> merged = new ArrayList<>();
    spans.sorted(Comparator.comparing(Span::from)).forEach(span -> merge(span, merged));
    return merged.stream();
  }

  private static void merge(Span span, List<Span> merged) {
    if (merged.isEmpty() || span.from().isAfter(merged.getLast().until())) {
      merged.add(span);
      return;
    }
    Span last = merged.removeLast();
    LocalDate until = last.until().isBefore(span.until()) ? span.until() : last.until();
    merged.add(new Span(last.from(), until));
  }
}
