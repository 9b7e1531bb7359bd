package org.engagementledger.time;

import org.engagementledger.events.Certainty;

/**
 * A count, when dates are not exact: it lies between the two, both included.
 *
 * @param certain how many certainly count
 * @param possible how many certainly or possibly count
 */
public record Bounds(int certain, int possible) {
  /** Nothing counted yet. */
  public static final Bounds ZERO = new Bounds(0, 0);

  /** With one more that counts so certainly. */
  public Bounds and(Certainty one) {
    return switch (one) {
      case CERTAIN -> new Bounds(certain + 1, possible + 1);
      case POSSIBLE -> new Bounds(certain, possible + 1);
      case ABSENT -> this;
    };
  }
}
