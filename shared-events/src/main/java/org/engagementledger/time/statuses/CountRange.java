package org.engagementledger.time.statuses;

import org.engagementledger.dates.Certainty;

/**
 * A count, when dates are not exact: it lies between the two, both included.
 *
 * @param certain how many certainly count
 * @param possible how many certainly or possibly count
 */
public record CountRange(int certain, int possible) {
  /** Nothing counted yet. */
  public static final CountRange ZERO = new CountRange(0, 0);

  /** With one more that counts so certainly. */
  public CountRange and(Certainty one) {
    return switch (one) {
      case CERTAIN -> new CountRange(certain + 1, possible + 1);
      case POSSIBLE -> new CountRange(certain, possible + 1);
      case ABSENT -> this;
    };
  }
}
