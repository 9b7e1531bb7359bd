package org.engagementledger.ledger;

import java.time.Duration;

/** Pauses between attempts: doubling from 1 ms up to one second, until something succeeds. */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private Duration next = FIRST;

  void reset() {
    next = FIRST;
  }

  void pause() throws InterruptedException {
    Thread.sleep(next);
    Duration longer = next.multipliedBy(2);
    next = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
  }
}
