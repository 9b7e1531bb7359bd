package org.engagementledger.dates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;

/**
 * The weekdays beside a date. One that is not that of its day is a slip, and nobody can tell of
 * which of the two.
 *
 * @param named in their order
 * @param isLast whether the first of them stands behind figures, and so is that of the last day
 */
record Weekdays(List<DayOfWeek> named, boolean isLast) {
  static Weekdays in(DateText text, int from, int to) {
    NavigableMap<Integer, DayOfWeek> named = text.weekdays(from, to);
    String before =
        text.plain().substring(from, named.isEmpty() ? from : named.firstEntry().getKey());
    List<DayOfWeek> days = named.values().stream().toList();
    return new Weekdays(days, before.chars().anyMatch(Character::isDigit));
  }

  /** Whether they are those of the date, as far as it says days. */
  boolean fit(EdtfDate date) {
    if (named.isEmpty()) {
      return true;
    }
    return DaySpan.between(plain(date))
        .map(this::fit)
        .orElseGet(() -> !plain(date).isDay() || isOnly(date.earliest()));
  }

  private boolean fit(DaySpan days) {
    boolean isBoth = named.size() > 1;
    return isBoth
        ? is(named.getFirst(), days.first()) && is(named.getLast(), days.last())
        : is(named.getFirst(), isLast ? days.last() : days.first());
  }

  private boolean isOnly(LocalDate day) {
    return named.stream().allMatch(it -> is(it, day));
  }

  private static boolean is(DayOfWeek named, LocalDate day) {
    return day.getDayOfWeek() == named;
  }

  /** Without doubts. */
  private static EdtfDate plain(EdtfDate date) {
    return new EdtfDate(date.text().replaceAll("[?~%]", ""));
  }
}
