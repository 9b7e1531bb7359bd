package org.engagementledger.query.changes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.engagementledger.query.asof.AsOfParameters;
import org.engagementledger.text.Refusal;
import org.engagementledger.time.BitemporalPoint;
import org.jspecify.annotations.Nullable;

/**
 * Which two views of a dossier are compared.
 *
 * @param by what is different in them: the day as of which they are, or the time they are known at
 * @param from the first date, as it was written
 * @param to the second, not before the first
 */
record ComparisonRequest(
    By by, String from, String to, BitemporalPoint before, BitemporalPoint after) {
  private static final String ONLY_RECORDED =
      "this goes with by=recorded; by when it happened, 'from' and 'to' are the days, and"
          + " 'knownAt' says by what was known";

  private static final String ONLY_EFFECTIVE =
      "this goes with by=effective; by when it was recorded, 'from' and 'to' are the times, and"
          + " 'asOf' says as of which day";

  /** By which of the two times. */
  enum By {
    /** By when it happened. */
    EFFECTIVE,
    /** By when it was recorded. */
    RECORDED
  }

  /** The parameters that say so; each may be missing. */
  record Dates(@Nullable String from, @Nullable String to, @Nullable String by) {
    /** Until today, and a year before that, where nobody says what to compare. */
    ComparisonRequest until(LocalDate today, AsOfParameters asked) {
      String last = Objects.requireNonNullElseGet(to, today::toString);
      return switch (ComparisonRequest.by(Objects.requireNonNullElse(by, "effective"))) {
        case EFFECTIVE -> {
          refuse(asked.asOf().isPresent(), "asOf", ONLY_RECORDED);
          yield effective(first(BitemporalPoint.day("to", last)), last, asked);
        }
        case RECORDED -> {
          refuse(!asked.isKnownNow(), "knownAt", ONLY_EFFECTIVE);
          yield recorded(first(day(BitemporalPoint.time("to", last))), last, asked);
        }
      };
    }

    private String first(LocalDate last) {
      return Objects.requireNonNullElseGet(from, () -> last.minusYears(1).toString());
    }

    private static void refuse(boolean isGiven, String parameter, String why) {
      if (isGiven) {
        throw new Refusal(why).at("/" + parameter);
      }
    }

    private static LocalDate day(Instant time) {
      return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
  }

  /** The parameters of the next part: by the same knowledge, where that is asked. */
  Map<String, String> next(String after) {
    return by == By.RECORDED
        ? Map.of("after", after)
        : Map.of("after", after, "knownAt", this.after.knownAt().toString());
  }

  private static ComparisonRequest effective(String from, String to, AsOfParameters asked) {
    LocalDate first = BitemporalPoint.day("from", from);
    LocalDate last = BitemporalPoint.day("to", to);
    inOrder(first, last);
    return new ComparisonRequest(
        By.EFFECTIVE,
        from,
        to,
        new BitemporalPoint(first, asked.time()),
        new BitemporalPoint(last, asked.time()));
  }

  private static ComparisonRequest recorded(String from, String to, AsOfParameters asked) {
    Instant first = BitemporalPoint.time("from", from);
    Instant last = BitemporalPoint.time("to", to);
    inOrder(first, last);
    return new ComparisonRequest(
        By.RECORDED,
        from,
        to,
        new BitemporalPoint(asked.day(), first),
        new BitemporalPoint(asked.day(), last));
  }

  private static <T extends Comparable<? super T>> void inOrder(T first, T last) {
    if (first.compareTo(last) > 0) {
      throw new Refusal("'from' is after 'to'").at("/from");
    }
  }

  private static By by(String text) {
    return switch (text) {
      case "effective" -> By.EFFECTIVE;
      case "recorded" -> By.RECORDED;
      default -> throw new Refusal("'by' is effective or recorded").at("/by");
    };
  }
}
