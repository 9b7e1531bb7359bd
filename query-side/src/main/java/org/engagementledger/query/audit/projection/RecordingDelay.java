package org.engagementledger.query.audit.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.FollowUpCompleted;
import org.engagementledger.events.DossierEvent.Recorded;
import org.engagementledger.facts.Fact;

/**
 * How many days after something happened it was recorded. An inexact date gives bounds; what lasted
 * several days had happened on the last of them.
 *
 * @param atLeast if it happened on the last day that its date can mean; empty if that is unbounded
 * @param atMost if it happened on the first day; empty if that is unbounded
 */
public record RecordingDelay(Optional<Long> atLeast, Optional<Long> atMost) {
  public static final String AT_LEAST = "lagAtLeast";
  public static final String AT_MOST = "lagAtMost";

  public static RecordingDelay of(EdtfDate happened, Instant recorded) {
    LocalDate day = LocalDate.ofInstant(recorded, ZoneOffset.UTC);
    return new RecordingDelay(
        Optional.of(happened.latest()).filter(LocalDate.MAX::isAfter).map(it -> days(it, day)),
        Optional.of(happened.earliest()).filter(LocalDate.MIN::isBefore).map(it -> days(it, day)));
  }

  /** Whether it was so many days, whichever day the date means. */
  public boolean isCertainly(long days) {
    return atLeast.filter(it -> it >= days).isPresent();
  }

  /**
   * What late events are found by. Those count that say something new, or move a date; a date of
   * which nothing is known says nothing.
   */
  static void put(
      Map<String, Object> keys, DossierEvent event, Optional<Fact> before, Instant recorded) {
    event
        .lastDay()
        .or(event::effective)
        .filter(date -> counts(event, before) && !date.equals(EdtfDate.UNKNOWN))
        .ifPresent(date -> put(keys, date, LocalDate.ofInstant(recorded, ZoneOffset.UTC)));
  }

  private static boolean counts(DossierEvent event, Optional<Fact> before) {
    return switch (event) {
      case Recorded e -> true;
      case FollowUpCompleted e -> true;
      case EntryAmended e -> before.filter(it -> isAsLong(it, e.fact())).isEmpty();
      default -> false;
    };
  }

  private static boolean isAsLong(Fact before, Fact after) {
    return before.date().equals(after.date()) && before.lastDay().equals(after.lastDay());
  }

  /** Where nothing bounds a date, the days to the end of the calendar stand for it. */
  private static void put(Map<String, Object> keys, EdtfDate date, LocalDate recorded) {
    keys.put(AT_LEAST, days(date.latest(), recorded));
    keys.put(AT_MOST, days(date.earliest(), recorded));
  }

  /** East of Greenwich a day begins before it does in UTC; what is recorded then is not early. */
  private static long days(LocalDate from, LocalDate to) {
    return Math.max(0, to.toEpochDay() - from.toEpochDay());
  }
}
