package org.engagementledger.benchmarks;

import java.time.Duration;

/** How to measure, as system properties say. */
record Conditions() {

  /** Turns of each kind of work, which take turns. */
  static final int ROUNDS = 3;

  /** How long one turn takes. */
  Duration turn() {
    return Duration.ofSeconds(Long.getLong("seconds", 4));
  }

  /** How long the log is where its length matters. */
  int events() {
    return Integer.getInteger("events", 100_000);
  }
}
