package org.engagementledger.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slows down whoever guesses passwords: after five wrong ones for one account from one address, the
 * next may come after a second, then two, then four, up to five minutes. One right one ends it.
 */
final class GuessLimit {
  private static final int FREE = 5;
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int HOW_MANY = 10_000;

  private final Map<String, Wrong> wrong =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Wrong> eldest) {
          return size() > HOW_MANY;
        }
      };
  private final Clock clock;

  /** Measures the waits by a clock, which nobody should be able to set. */
  GuessLimit(Clock clock) {
    this.clock = clock;
  }

  private record Wrong(int times, Instant next) {}

  /**
   * Lets a guess pass.
   *
   * @throws TooManyGuesses if it comes too early
   */
  synchronized void requireMayGuess(String account, @Nullable String address) {
    Wrong before = wrong.get(key(account, address));
    Duration wait =
        before == null ? Duration.ZERO : Duration.between(clock.instant(), before.next());
    if (wait.isPositive()) {
      throw new TooManyGuesses(wait);
    }
  }

  synchronized void guessedWrong(String account, @Nullable String address) {
    Wrong before = wrong.remove(key(account, address));
    int times = before == null ? 1 : before.times() + 1;
    wrong.put(key(account, address), new Wrong(times, clock.instant().plus(pause(times))));
  }

  synchronized void guessedRight(String account, @Nullable String address) {
    wrong.remove(key(account, address));
  }

  private static Duration pause(int times) {
    if (times < FREE) {
      return Duration.ZERO;
    }
    Duration doubled = Duration.ofSeconds(1L << Math.min(times - FREE, 10));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }

  private static String key(String account, @Nullable String address) {
    return address + " " + account;
  }
}
