package org.engagementledger.benchmarks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes through the last two years as it is told to. */
final class SlowClock extends Clock {
  private static final Duration SPAN = Duration.ofDays(730);

  private final Instant start = Instant.now().minus(SPAN);
  private volatile Instant now = start;

  /** Goes on until that share of the two years is over. */
  Instant goOn(double share) {
    now = start.plusSeconds((long) (SPAN.toSeconds() * share));
    return now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("only UTC");
  }
}
