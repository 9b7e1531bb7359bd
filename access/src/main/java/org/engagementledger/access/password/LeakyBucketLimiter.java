package org.engagementledger.access.password;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A limit of failures, as a leaky bucket for each key: so many at once, and then one each time that
 * one was forgotten. At most {@value #KEYS} keys are kept.
 */
final class LeakyBucketLimiter {
  private static final int KEYS = 20_000;

  private final int burst;
  private final Duration forgottenAfter;
  private final Clock clock;

  /** When nothing will be left in the bucket of a key. */
  private final Cache<String, Instant> emptyAt;

  /**
   * A limit.
   *
   * @param burst how many failures are let pass at once
   * @param forgottenAfter after how long one of them is forgotten
   */
  LeakyBucketLimiter(int burst, Duration forgottenAfter, Clock clock) {
    this.burst = burst;
    this.forgottenAfter = forgottenAfter;
    this.clock = clock;
    this.emptyAt =
        Caffeine.newBuilder()
            .maximumSize(KEYS)
            .expireAfterWrite(forgottenAfter.multipliedBy(burst + 1L))
            .build();
  }

  /** Counts a failure and answers zero, or counts nothing and answers how long to wait. */
  synchronized Duration count(String key) {
    Instant now = clock.instant();
    Instant before = emptyAt.getIfPresent(key);
    Instant after = (before == null || before.isBefore(now) ? now : before).plus(forgottenAfter);
    Duration wait = Duration.between(now.plus(forgottenAfter.multipliedBy(burst)), after);
    if (wait.isPositive()) {
      return wait;
    }
    emptyAt.put(key, after);
    return Duration.ZERO;
  }

  /** Takes one failure back. */
  synchronized void forgive(String key) {
    Instant before = emptyAt.getIfPresent(key);
    if (before != null) {
      emptyAt.put(key, before.minus(forgottenAfter));
    }
  }

  /** Takes all failures back. */
  synchronized void forget(String key) {
    emptyAt.invalidate(key);
  }

  /** How many keys are kept, once those over the bound are gone. */
  long size() {
    emptyAt.cleanUp();
    return emptyAt.estimatedSize();
  }
}
