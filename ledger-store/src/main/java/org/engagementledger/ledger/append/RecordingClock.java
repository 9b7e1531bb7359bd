package org.engagementledger.ledger.append;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.engagementledger.ledger.log.LogHead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock by which events are recorded. What it says is recorded for good, so it is asked for no
 * time while it cannot be right: after it was set while the process ran, and while it is behind the
 * last event.
 */
public final class RecordingClock {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingClock.class);

  /** How far clocks of several machines may be apart. */
  private static final Duration BEHIND = Duration.ofMinutes(1);

  /** By how much a clock is corrected in one step without having been wrong. */
  private static final Duration STEP = Duration.ofSeconds(5);

  /** By what part of the time that passes a clock is corrected little by little. */
  private static final int DRIFT = 1000;

  /** After so long without an event it is worth a look whether the clock is right. */
  private static final Duration QUIET = Duration.ofDays(30);

  private final Clock clock;
  private final LongSupplier nanos;
  private final boolean accepted;
  private long seen;
  private long offset;
  private boolean wrong;

  /**
   * A clock that is taken to be right now.
   *
   * @param nanos the time that passes, which nobody sets
   * @param accepted whether it may be behind the last event
   */
  public RecordingClock(Clock clock, LongSupplier nanos, boolean accepted) {
    this.clock = clock;
    this.nanos = nanos;
    this.accepted = accepted;
    this.seen = nanos.getAsLong();
    this.offset = millis(clock.instant()) - toMillis(seen);
  }

  /**
   * The time at which something that follows the tip is recorded.
   *
   * @throws UntrustedClock if that cannot be told
   */
  public synchronized Instant now(LogHead tip) {
    Instant now = clock.instant();
    Optional<String> flaw = flaw(now, tip);
    if (flaw.isPresent()) {
      throw new UntrustedClock(flaw.get());
    }
    return now;
  }

  /** Why nothing can be recorded after the tip at present; empty if it can. */
  public synchronized Optional<String> flaw(LogHead tip) {
    return flaw(clock.instant(), tip);
  }

  private Optional<String> flaw(Instant now, LogHead tip) {
    Optional<String> flaw = jump(now).or(() -> behind(now, tip));
    note(flaw);
    return flaw;
  }

  /** What whoever starts should know if the last event is old, since a clock may be ahead. */
  public Optional<String> quiet(LogHead tip) {
    Instant now = clock.instant();
    Duration since = Duration.between(tip.time(), now);
    return tip.position() == 0 || since.compareTo(QUIET) < 0
        ? Optional.empty()
        : Optional.of(
            "The last event is %s old (%s); the clock says %s."
                .formatted(text(since), seconds(tip.time()), seconds(now)));
  }

  /** The offset follows the clock slowly, so that only what comes at once is a jump. */
  private Optional<String> jump(Instant now) {
    long passed = nanos.getAsLong();
    long drift = Math.max(0, toMillis(passed - seen) / DRIFT);
    seen = drift > 0 ? passed : seen;
    long jump = millis(now) - toMillis(passed) - offset;
    offset += Math.clamp(jump, -drift, drift);
    return Math.abs(jump) <= STEP.toMillis()
        ? Optional.empty()
        : Optional.of(jumped(now, Duration.ofMillis(jump)));
  }

  private Optional<String> behind(Instant now, LogHead tip) {
    Duration behind = Duration.between(now, tip.time());
    return accepted || tip.position() == 0 || behind.compareTo(BEHIND) <= 0
        ? Optional.empty()
        : Optional.of(isBehind(now, tip.time(), behind));
  }

  private void note(Optional<String> flaw) {
    if (flaw.isPresent() && !wrong) {
      LOG.error("{}.", flaw.get());
    } else if (flaw.isEmpty() && wrong) {
      LOG.info("The clock is right again; recording goes on.");
    }
    wrong = flaw.isPresent();
  }

  private static String jumped(Instant now, Duration by) {
    return ("The clock was set %s by %s while this process ran: it says %s, and by the time that"
            + " has passed it should say %s. Nothing is recorded until it is right again. If what"
            + " it says is right, start this process again")
        .formatted(
            by.isNegative() ? "back" : "ahead",
            text(by.abs()),
            seconds(now),
            seconds(now.minus(by)));
  }

  private static String isBehind(Instant now, Instant last, Duration behind) {
    return ("The clock says %s, but the last event was recorded at %s, which is %s later. Nothing"
            + " is recorded until the clock is right. If it is, start with --accept-clock"
            + " (ledger.accept-clock=true): what is recorded then bears the time of the last event"
            + " until the clock has passed it")
        .formatted(seconds(now), seconds(last), text(behind));
  }

  /** To the nearest unit, as nobody needs more than one: a jump of 400 days may miss a moment. */
  private static String text(Duration time) {
    for (ChronoUnit unit :
        new ChronoUnit[] {ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES}) {
      long count = time.plus(unit.getDuration().dividedBy(2)).dividedBy(unit.getDuration());
      if (count >= 2) {
        return count + " " + unit.toString().toLowerCase(Locale.ROOT);
      }
    }
    return time.toSeconds() + " seconds";
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  private static long millis(Instant time) {
    return time.toEpochMilli();
  }

  private static long toMillis(long nanos) {
    return Duration.ofNanos(nanos).toMillis();
  }
}
