package org.engagementledger.axon;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Time as it passes in this process, for measuring how long something takes. It begins with the
 * system's time and goes on evenly; nobody can set it, so it is not for saying when something was.
 */
public final class MonotonicClock extends Clock {
  private final Instant begin = Instant.now();
  private final long nanos = System.nanoTime();

  @Override
  public Instant instant() {
    return begin.plusNanos(System.nanoTime() - nanos);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("it measures, and tells no time of the day");
  }
}
