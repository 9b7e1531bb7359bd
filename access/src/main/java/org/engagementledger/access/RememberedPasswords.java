package org.engagementledger.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Checks passwords slowly, as one must, and remembers for a minute which were right, so that a
 * program that sends its password with every request is not slowed down. Kept is a keyed digest of
 * the password with its hash: a changed password counts at once.
 */
final class RememberedPasswords implements PasswordEncoder {
  private static final Duration HOW_LONG = Duration.ofMinutes(1);
  private static final int HOW_MANY = 1_000;

  private final PasswordEncoder slow = PasswordEncoderFactories.createDelegatingPasswordEncoder();
  private final Map<String, Instant> right = new ConcurrentHashMap<>();
  private final SecretKeySpec key;
  private final Clock clock;

  /** Measures the minute by a clock, which nobody should be able to set. */
  RememberedPasswords(Clock clock) {
    this.clock = clock;
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, "HmacSHA256");
  }

  @Override
  public @Nullable String encode(@Nullable CharSequence password) {
    return slow.encode(password);
  }

  @Override
  public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
    String digest = digest(hash + "\n" + password);
    Instant now = clock.instant();
    Instant until = right.get(digest);
    if (until != null && now.isBefore(until)) {
      return true;
    }
    boolean matches = slow.matches(password, hash);
    if (matches) {
      remember(digest, now);
    }
    return matches;
  }

  @Override
  public boolean upgradeEncoding(@Nullable String hash) {
    return slow.upgradeEncoding(hash);
  }

  private void remember(String digest, Instant now) {
    right.values().removeIf(until -> !now.isBefore(until));
    if (right.size() < HOW_MANY) {
      right.put(digest, now.plus(HOW_LONG));
    }
  }

  private String digest(String text) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
