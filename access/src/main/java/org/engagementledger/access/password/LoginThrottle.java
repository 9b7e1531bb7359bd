package org.engagementledger.access.password;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.engagementledger.security.NetworkAddress;
import org.jspecify.annotations.Nullable;

/**
 * Slows down whoever guesses passwords, and nobody who knows one. Guesses are counted for an
 * account and the place they come from, for an address, for an account wherever they come from, and
 * all together. A known place, which is a browser or an address from which one signed in to the
 * account before, is held back by the first of these alone, so guesses from elsewhere stop nobody
 * there.
 *
 * <p>Nobody is locked out for good: a guess is forgotten after a while. What is counted is kept in
 * memory that does not grow beyond a bound, under keyed digests.
 */
final class LoginThrottle {
  private static final int PLACES = 10_000;
  private static final Duration KNOWN_FOR = Duration.ofDays(1);

  private final KeyedDigest digest = new KeyedDigest();
  private final LeakyBucketLimiter pairs;
  private final LeakyBucketLimiter addresses;
  private final LeakyBucketLimiter accounts;
  private final LeakyBucketLimiter all;

  /** Places from which an account was signed in to lately. */
  private final Cache<String, Instant> rightLately =
      Caffeine.newBuilder().maximumSize(PLACES).expireAfterAccess(KNOWN_FOR).build();

  private final Clock clock;

  /** Measures by a clock, which nobody should be able to set. */
  LoginThrottle(Clock clock) {
    this.clock = clock;
    pairs = new LeakyBucketLimiter(5, Duration.ofMinutes(1), clock);
    addresses = new LeakyBucketLimiter(30, Duration.ofSeconds(20), clock);
    accounts = new LeakyBucketLimiter(30, Duration.ofMinutes(1), clock);
    all = new LeakyBucketLimiter(500, Duration.ofSeconds(1), clock);
  }

  /**
   * A guess that was let pass, and counts as a wrong one until it turns out to be right.
   *
   * @param known whether the place is known
   */
  record Guess(boolean known, String place, List<Counted> counted) {}

  /** Where a guess is counted. */
  record Counted(LeakyBucketLimiter limit, String key) {}

  /**
   * Lets a guess pass.
   *
   * @param account the name that was given, whether or not there is such an account
   * @param device the digest of a known device of the account; null if it comes from none
   * @throws TooManySignInAttempts if it comes too early
   */
  Guess begin(String account, @Nullable String address, @Nullable String device) {
    String client = NetworkAddress.clientOf(address);
    String place = digest.of(account + "\n" + (device == null ? client : device));
    boolean known = device != null || rightLately.getIfPresent(place) != null;
    Counted pair = new Counted(pairs, place);
    List<Counted> counted =
        known
            ? List.of(pair)
            : List.of(
                pair,
                new Counted(addresses, digest.of(client)),
                new Counted(accounts, digest.of(account)),
                new Counted(all, ""));
    for (int n = 0; n < counted.size(); n++) {
      Duration wait = counted.get(n).limit().count(counted.get(n).key());
      if (wait.isPositive()) {
        counted.subList(0, n).forEach(it -> it.limit().forgive(it.key()));
        throw new TooManySignInAttempts(wait);
      }
    }
    return new Guess(known, place, counted);
  }

  /**
   * The guess was right, or was not looked at; so it does not count.
   *
   * @param right whether it was right
   * @return whether it was the first right one from that place lately
   */
  boolean end(Guess guess, boolean right) {
    guess.counted().forEach(it -> it.limit().forgive(it.key()));
    if (!right) {
      return false;
    }
    pairs.forget(guess.place());
    return rightLately.asMap().put(guess.place(), clock.instant()) == null;
  }

  /** How many places, addresses and accounts are kept in memory. */
  long size() {
    return pairs.size() + addresses.size() + accounts.size() + rightLately.estimatedSize();
  }
}
