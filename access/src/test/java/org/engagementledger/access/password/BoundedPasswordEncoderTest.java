package org.engagementledger.access.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class BoundedPasswordEncoderTest {
  private static final int PLACES = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger checked = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  @Test
  void fewAreCheckedAtATimeAndTheOthersAreToldToComeLater() {
    PasswordEncoder guesses = new BoundedPasswordEncoder(new Slow(), Duration.ofMillis(200));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < 1_000; n++) {
        threads.execute(() -> guess(guesses));
      }
    }
    assertThat(most.get()).isLessThanOrEqualTo(PLACES);
    assertThat(checked.get()).isPositive();
    assertThat(refused.get()).isPositive();
    assertThat(checked.get() + refused.get()).isEqualTo(1_000);
  }

  private void guess(PasswordEncoder guesses) {
    try {
      if (!guesses.matches("guess", "hash")) {
        checked.incrementAndGet();
      }
    } catch (TooManySignInAttempts later) {
      refused.incrementAndGet();
    }
  }

  private final class Slow implements PasswordEncoder {
    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
      return "hash";
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      try {
        Thread.sleep(20);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      now.decrementAndGet();
      return false;
    }
  }
}
