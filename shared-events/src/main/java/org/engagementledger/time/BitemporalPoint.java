package org.engagementledger.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dates.Today;
import org.engagementledger.text.Refusal;

/**
 * The two times of a question: as of which day, and by what was known when.
 *
 * @param asOf the day at whose end it is to have been so
 * @param knownAt the time until which events are to have been recorded
 */
public record BitemporalPoint(LocalDate asOf, Instant knownAt) {
  /** Of years as dates have them: others are beyond what can be counted in milliseconds. */
  private static final Pattern YEAR_OF_FOUR_DIGITS = Pattern.compile("\\d{4}-");

  /** A year, a month or a day: of EDTF level 0, so no season, and no interval. */
  private static final Pattern LEVEL_0 = Pattern.compile("\\d{4}(-[01]\\d(-\\d{2})?)?");

  /** Both now. */
  public static BitemporalPoint now(Instant now) {
    return new BitemporalPoint(Today.latest(now), now);
  }

  /**
   * As they are written.
   *
   * @param asOf a date, of which the last day counts; {@link Today#latest} if it is not given
   * @param knownAt an instant, or a date, until whose end it counts; now if it is not given
   */
  public static BitemporalPoint of(Optional<String> asOf, Optional<String> knownAt, Instant now) {
    return new BitemporalPoint(
        asOf.map(text -> day("asOf", text)).orElseGet(() -> Today.latest(now)),
        knownAt.map(text -> time("knownAt", text)).orElse(now));
  }

  /** The last day of a year, of a month, or that day; refuses anything else as that parameter. */
  public static LocalDate day(String parameter, String text) {
    try {
      if (LEVEL_0.matcher(text).matches()) {
        return new EdtfDate(text).latest();
      }
    } catch (Refusal noSuchDay) {
      // said below, as of any other text: an interval would be a date, but not here
    }
    throw wrong(parameter, text, "a year, a month or a day, such as 2018, 2018-07 or 2018-07-09");
  }

  /** That instant, or the end of that date in UTC; refuses anything else as that parameter. */
  public static Instant time(String parameter, String text) {
    if (LEVEL_0.matcher(text).matches()) {
      LocalDate next = day(parameter, text).plusDays(1);
      return next.atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1);
    }
    try {
      if (YEAR_OF_FOUR_DIGITS.matcher(text).lookingAt()) {
        return OffsetDateTime.parse(text).toInstant();
      }
    } catch (DateTimeException noSuchTime) {
      // said below, as of any other text
    }
    throw wrong(
        parameter, text, "a time such as 2026-07-09T12:00:00Z, or a date such as 2026-07-09");
  }

  private static Refusal wrong(String parameter, String text, String wanted) {
    String shown = text.length() <= 40 ? text : text.substring(0, 40) + "…";
    String printable = shown.replaceAll("\\p{Cntrl}", "\uFFFD");
    return new Refusal("'%s' is not %s".formatted(printable, wanted)).at("/" + parameter);
  }
}
