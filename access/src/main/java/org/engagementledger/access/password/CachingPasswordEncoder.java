package org.engagementledger.access.password;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Checks passwords slowly, as one must, and remembers for a minute which were right, so that a
 * program that sends its password with every request is not slowed down. Kept is a keyed digest of
 * the password with its hash: a changed password counts at once.
 */
final class CachingPasswordEncoder implements PasswordEncoder {
  private static final Duration HOW_LONG = Duration.ofMinutes(1);
  private static final int HOW_MANY = 1_000;

  private final PasswordEncoder slow;
  private final Map<String, Instant> right = new ConcurrentHashMap<>();
  private final KeyedDigest digest = new KeyedDigest();
  private final Clock clock;

  /** Measures the minute by a clock, which nobody should be able to set. */
  CachingPasswordEncoder(PasswordEncoder slow, Clock clock) {
    this.slow = slow;
    this.clock = clock;
  }

  @Override
  public @Nullable String encode(@Nullable CharSequence password) {
    return slow.encode(password);
  }

  @Override
  public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
    String digested = digest.of(hash + "\n" + password);
    Instant now = clock.instant();
    Instant until = right.get(digested);
    if (until != null && now.isBefore(until)) {
      return true;
    }
    boolean matches = slow.matches(password, hash);
    if (matches) {
      remember(digested, now);
    }
    return matches;
  }

  @Override
  public boolean upgradeEncoding(@Nullable String hash) {
    return slow.upgradeEncoding(hash);
  }

  private void remember(String digested, Instant now) {
    right.values().removeIf(until -> !now.isBefore(until));
    if (right.size() < HOW_MANY) {
      right.put(digested, now.plus(HOW_LONG));
    }
  }
}
