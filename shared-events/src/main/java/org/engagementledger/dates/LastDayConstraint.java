package org.engagementledger.dates;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.engagementledger.text.Refusal;

/** The last day of what lasted several days. */
public final class LastDayConstraint {
  private static final int MOST_DAYS = 366;

  private LastDayConstraint() {}

  /**
   * The last day of what began on that date; none if it is the first day as well.
   *
   * @throws Refusal unless both are days, in this order, and not more than a year apart
   */
  public static Optional<EdtfDate> checked(EdtfDate date, Optional<EdtfDate> lastDay) {
    lastDay.ifPresent(it -> check(date, it));
    return lastDay.filter(it -> !it.equals(date));
  }

  /** Whether something can have lasted from the one day to the other. */
  static boolean isWithinReach(LocalDate first, LocalDate last) {
    return !last.isBefore(first) && days(first, last) <= MOST_DAYS;
  }

  private static void check(EdtfDate date, EdtfDate lastDay) {
    require(lastDay.isDay(), "a last day is one day, such as 2019-05-14, and not " + lastDay);
    require(
        date.isDay(),
        "what has a last day begins on a day that is known, and not "
            + date
            + "; give its first day as the date, or no last day");
    LocalDate first = date.earliest();
    LocalDate last = lastDay.latest();
    require(!last.isBefore(first), "the last day " + last + " is before the first day, " + first);
    require(isWithinReach(first, last), tooLong(first, last));
  }

  private static String tooLong(LocalDate first, LocalDate last) {
    return "%s to %s are %d days, and at most %d are kept; if it happened on one day between"
            .formatted(first, last, days(first, last), MOST_DAYS)
        + " them, give the date %s/%s and no last day".formatted(first, last);
  }

  private static long days(LocalDate first, LocalDate last) {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Refusal(otherwise).at("/lastDay");
    }
  }
}
