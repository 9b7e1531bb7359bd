package org.engagementledger.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved, forwards or backwards. */
public final class SettableClock extends Clock {
  private volatile Instant now;

  /** It stands at that time, in ISO 8601. */
  public SettableClock(String now) {
    this.now = Instant.parse(now);
  }

  /** Moves it; back, if that is negative. */
  public void advance(Duration by) {
    now = now.plus(by);
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
    return this;
  }
}
