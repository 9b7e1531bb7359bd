package org.engagementledger.command.imports.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.engagementledger.problems.Problem;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class DatabaseRetryTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void whatTheDatabaseDoesNotAnswerIsAskedAgain() {
    Problem busy = new Problem(HttpStatus.SERVICE_UNAVAILABLE, "busy", "too much to do");

    assertThat(patience(LONG, true).answer(third(new MongoTimeoutException("slow")))).isEqualTo(3);
    assertThat(patience(LONG, true).answer(third(new IllegalStateException(busyDriver()))))
        .isEqualTo(3);
    assertThat(patience(LONG, true).answer(third(busy))).isEqualTo(3);
  }

  @Test
  void whatIsAnsweredIsNotAskedAgain() {
    Problem clash = new Problem(HttpStatus.CONFLICT, "moved", "has moved on");

    assertThatThrownBy(() -> patience(LONG, true).answer(third(clash))).isSameAs(clash);
    assertThat(asked).hasValue(1);
    assertThatThrownBy(() -> patience(LONG, true).answer(third(new Refusal("no"))))
        .isInstanceOf(Refusal.class);
    assertThat(asked).hasValue(1);
  }

  @Test
  void itHasAnEnd() {
    assertThatThrownBy(() -> patience(Duration.ofNanos(-1), true).answer(third(busyDriver())))
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith("The database did not answer for ")
        .hasCause(busyDriver());
    assertThat(asked).hasValue(1);
  }

  @Test
  void aMachineThatSleptWhileItAskedAsksAgain() {
    AtomicInteger times = new AtomicInteger();
    Supplier<Integer> asleep =
        () -> {
          if (times.incrementAndGet() == 1) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            throw busyDriver();
          }
          return times.get();
        };

    assertThat(patience(Duration.ofMillis(1), true).answer(asleep)).isEqualTo(2);
  }

  @Test
  void nobodyIsWaitedForWhoHasGone() {
    assertThatThrownBy(() -> patience(LONG, false).answer(third(busyDriver())))
        .isInstanceOf(Problem.class);
    assertThat(asked).hasValue(1);
  }

  private static DatabaseRetry patience(Duration longest, boolean goesOn) {
    return new DatabaseRetry(longest, Duration.ZERO, () -> goesOn);
  }

  private static MongoTimeoutException busyDriver() {
    return new MongoTimeoutException("slow");
  }

  /** Answers when it is asked for the third time. */
  private Supplier<Integer> third(RuntimeException before) {
    asked.set(0);
    return () -> {
      if (asked.incrementAndGet() < 3) {
        throw before;
      }
      return asked.get();
    };
  }
}
