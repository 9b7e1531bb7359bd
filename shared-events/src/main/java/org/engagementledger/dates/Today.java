package org.engagementledger.dates;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Which day an instant is on, for people all over the world. What may be recorded, and what is
 * shown unless a day is asked for, goes by the latest day; what is overdue goes by the day that has
 * ended everywhere.
 */
public final class Today {
  private static final ZoneOffset FIRST = ZoneOffset.ofHours(14);
  private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

  private Today() {}

  /** The latest day that has begun anywhere on Earth. */
  public static LocalDate latest(Instant now) {
    return LocalDate.ofInstant(now, FIRST);
  }

  /** The latest day that has ended everywhere on Earth. */
  public static LocalDate ended(Instant now) {
    return LocalDate.ofInstant(now, LAST).minusDays(1);
  }
}
