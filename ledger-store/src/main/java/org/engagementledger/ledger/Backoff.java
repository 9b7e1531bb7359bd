package org.engagementledger.ledger;

import java.time.Duration;

/** Pauses between attempts: doubling from 1 ms up to one second, until something succeeds. */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  /** How time passes: by sleeping, and in the simulation by others having their turn. */
  @FunctionalInterface
  interface Sleep {
    void sleep(Duration time) throws InterruptedException;
  }

  private final Sleep sleep;
  private Duration next = FIRST;

  Backoff(Sleep sleep) {
    this.sleep = sleep;
  }

  void reset() {
    next = FIRST;
  }

  void pause() throws InterruptedException {
    sleep.sleep(next);
    Duration longer = next.multipliedBy(2);
    next = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
  }
}
