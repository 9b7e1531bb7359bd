package org.engagementledger.benchmarks.measuring;

import java.time.Duration;

/** How to measure, as system properties say. */
public record BenchmarkSettings() {

  /** Turns of each kind of work, which take turns. */
  public static final int ROUNDS = 3;

  /** How long one turn takes. */
  public Duration turn() {
    return Duration.ofSeconds(Long.getLong("seconds", 4));
  }

  /** How long the log is where its length matters. */
  public int events() {
    return Integer.getInteger("events", 100_000);
  }
}
