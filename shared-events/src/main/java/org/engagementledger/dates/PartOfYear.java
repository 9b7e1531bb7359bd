package org.engagementledger.dates;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;

/**
 * The parts of a year that the Extended Date/Time Format counts like months, 21 to 41. A season
 * lasts from the first day of its first month, as meteorologists count, to the last day on which an
 * astronomer may see it end. One that goes over the turn of a year is in doubt by a year, since the
 * format does not say by which of the two years it is called.
 */
enum PartOfYear {
  SPRING(21, "03-01", "12-22"),
  SUMMER(22, "-12-01", "+03-21"),
  AUTUMN(23, "03-01", "12-22"),
  WINTER(24, "-12-01", "+03-21"),
  NORTHERN_SPRING(25, "03-01", "06-22"),
  NORTHERN_SUMMER(26, "06-01", "09-23"),
  NORTHERN_AUTUMN(27, "09-01", "12-22"),
  NORTHERN_WINTER(28, "-12-01", "+03-21"),
  SOUTHERN_SPRING(29, "09-01", "12-22"),
  SOUTHERN_SUMMER(30, "-12-01", "+03-21"),
  SOUTHERN_AUTUMN(31, "03-01", "06-22"),
  SOUTHERN_WINTER(32, "06-01", "09-23"),
  FIRST_QUARTER(33, "01-01", "03-31"),
  SECOND_QUARTER(34, "04-01", "06-30"),
  THIRD_QUARTER(35, "07-01", "09-30"),
  FOURTH_QUARTER(36, "10-01", "12-31"),
  FIRST_THIRD(37, "01-01", "04-30"),
  SECOND_THIRD(38, "05-01", "08-31"),
  LAST_THIRD(39, "09-01", "12-31"),
  FIRST_HALF(40, "01-01", "06-30"),
  SECOND_HALF(41, "07-01", "12-31");

  private static final LocalDate FIRST_DAY = LocalDate.of(0, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  private final int number;
  private final String first;
  private final String last;

  /** With a day of the year before, marked by a minus, or of the year after, by a plus. */
  PartOfYear(int number, String first, String last) {
    this.number = number;
    this.first = first;
    this.last = last;
  }

  static Optional<PartOfYear> of(int number) {
    return Arrays.stream(values()).filter(it -> it.number == number).findFirst();
  }

  /** The days of this part of one of these years, as far as the years 0000 to 9999 go. */
  DayRange in(int firstYear, int lastYear) {
    LocalDate earliest = day(firstYear, first);
    LocalDate latest = day(lastYear, last);
    return new DayRange(
        earliest.isBefore(FIRST_DAY) ? FIRST_DAY : earliest,
        latest.isAfter(LAST_DAY) ? LAST_DAY : latest);
  }

  private static LocalDate day(int year, String monthAndDay) {
    int from = monthAndDay.length() - "MM-dd".length();
    int shift =
        switch (monthAndDay.charAt(0)) {
          case '-' -> -1;
          case '+' -> 1;
          default -> 0;
        };
    return YearMonth.of(year + shift, Integer.parseInt(monthAndDay.substring(from, from + 2)))
        .atDay(Integer.parseInt(monthAndDay.substring(from + 3)));
  }
}
