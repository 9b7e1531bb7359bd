package org.engagementledger.access.password;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Checks few passwords at a time, since each takes a processor for a tenth of a second on purpose.
 * Who comes while too many wait, or would wait too long, is told to come later.
 */
final class BoundedPasswordEncoder implements PasswordEncoder {
  private static final int MOST_WAITING = 100;
  private static final Duration LATER = Duration.ofSeconds(2);

  private final PasswordEncoder slow;
  private final Semaphore places;
  private final Duration patience;

  /** Checks half as many at a time as there are processors, but one at least. */
  BoundedPasswordEncoder(PasswordEncoder slow, Duration patience) {
    this.slow = slow;
    this.places = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    this.patience = patience;
  }

  @Override
  public @Nullable String encode(@Nullable CharSequence password) {
    return slow.encode(password);
  }

  /**
   * Checks a password.
   *
   * @throws TooManySignInAttempts if it has no place in time
   */
  @Override
  public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
    if (!hasPlace()) {
      throw new TooManySignInAttempts(LATER);
    }
    try {
      return slow.matches(password, hash);
    } finally {
      places.release();
    }
  }

  private boolean hasPlace() {
    try {
      return places.getQueueLength() < MOST_WAITING
          && places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public boolean upgradeEncoding(@Nullable String hash) {
    return slow.upgradeEncoding(hash);
  }
}
