package org.engagementledger.json;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** The one spelling of an instant: RFC 3339 in UTC, always with its milliseconds. */
public final class Timestamp {
  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private Timestamp() {}

  /** The text of an instant, such as {@code 2026-07-09T12:00:00.000Z}; what is smaller is cut. */
  public static String text(Instant time) {
    return MILLISECONDS.format(time);
  }
}
