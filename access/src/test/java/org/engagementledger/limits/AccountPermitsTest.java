package org.engagementledger.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AccountPermitsTest {
  private static final Duration NO_TIME = Duration.ZERO;

  private final AccountPermits permits = new AccountPermits(2, 3);

  @Test
  void eachAccountGetsItsShareAndNoMore() throws InterruptedException {
    assertThat(permits.acquire("a", NO_TIME)).isTrue();
    assertThat(permits.acquire("a", NO_TIME)).isTrue();
    assertThat(permits.acquire("a", NO_TIME)).isFalse();
    assertThat(permits.acquire("b", NO_TIME)).isTrue();
    assertThat(permits.acquire("c", NO_TIME)).as("all are held").isFalse();
  }

  @Test
  void whoWaitsGetsWhatIsGivenBack() throws Exception {
    assertThat(permits.acquire("a", NO_TIME)).isTrue();
    assertThat(permits.acquire("a", NO_TIME)).isTrue();
    CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(this::acquire);
    permits.release("a");
    assertThat(waiting.get()).isTrue();
  }

  @Test
  void nothingIsLeftOfAnAccountThatHoldsNone() throws InterruptedException {
    for (int i = 0; i < 1_000; i++) {
      assertThat(permits.acquire("account " + i, NO_TIME)).isTrue();
      permits.release("account " + i);
    }
    assertThat(permits.accounts()).isZero();
  }

  private boolean acquire() {
    try {
      return permits.acquire("a", Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
