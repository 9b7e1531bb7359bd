package org.engagementledger.ledger.follow;

import java.time.Duration;

/** Pauses between attempts, each twice as long as the one before, until something succeeds. */
public final class Backoff {
  /** How time passes: by sleeping, and in the simulation by others having their turn. */
  @FunctionalInterface
  public interface Sleep {
    void sleep(Duration time) throws InterruptedException;
  }

  private final Sleep sleep;
  private final Duration first;
  private final Duration longest;
  private Duration next;

  /** From 1 ms up to one second. */
  public Backoff(Sleep sleep) {
    this(sleep, Duration.ofMillis(1), Duration.ofSeconds(1));
  }

  public Backoff(Sleep sleep, Duration first, Duration longest) {
    this.sleep = sleep;
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  public void reset() {
    next = first;
  }

  public void pause() throws InterruptedException {
    sleep.sleep(next);
    Duration longer = next.multipliedBy(2);
    next = longer.compareTo(longest) < 0 ? longer : longest;
  }
}
