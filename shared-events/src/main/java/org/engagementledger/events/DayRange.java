package org.engagementledger.events;

import java.time.LocalDate;
import java.util.Comparator;

/** The days from {@code earliest} to {@code latest}, both included. */
record DayRange(LocalDate earliest, LocalDate latest) implements Comparable<DayRange> {
  static final DayRange ALWAYS = new DayRange(LocalDate.MIN, LocalDate.MAX);

  private static final Comparator<DayRange> ORDER =
      Comparator.comparing(DayRange::earliest).thenComparing(DayRange::latest);

  @Override
  public int compareTo(DayRange other) {
    return ORDER.compare(this, other);
  }
}
