package org.engagementledger.faults;

import java.time.Duration;

/**
 * How long the faults last: {@code -Dfaults=long}, or short; {@code -Drounds=N} says how often, and
 * {@code -Dseed=N} at which moments, as an earlier run has printed it.
 */
final class FaultRun {
  static final boolean LONG = "long".equals(System.getProperty("faults"));

  static final long SEED = Long.getLong("seed", System.nanoTime());
  static final int ROUNDS = Integer.getInteger("rounds", LONG ? 20 : 1);

  /** How often the one process is killed. */
  static final int KILLS = Integer.getInteger("kills", LONG ? 100 : 2);

  /** The ledger waits ten seconds for one reply of its server, and others wait twenty. */
  static final Duration SERVER_STANDSTILL = Duration.ofSeconds(LONG ? 35 : 11);

  /** A command waits thirty seconds for its answer, and a claim on read models is good for ten. */
  static final Duration SIDE_STANDSTILL = Duration.ofSeconds(LONG ? 60 : 32);

  /** In one process nobody waits for another but its clients, five seconds. */
  static final Duration WHOLE_STANDSTILL = Duration.ofSeconds(LONG ? 60 : 6);

  static final Duration STORM = Duration.ofSeconds(LONG ? 20 : 3);

  private FaultRun() {}
}
