package org.engagementledger.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.engagementledger.ledger.SettableClock;
import org.junit.jupiter.api.Test;

class GuessLimitTest {
  private static final String HERE = "192.0.2.1";

  private final SettableClock time = new SettableClock("2026-11-24T09:00:00Z");
  private final GuessLimit limit = new GuessLimit(time);

  @Test
  void fourWrongPasswordsAreForgiven() {
    guessWrong(4);

    assertThatCode(() -> limit.requireMayGuess("reader", HERE)).doesNotThrowAnyException();
  }

  @Test
  void fromTheFifthOnTheWaitDoublesUpToFiveMinutes() {
    guessWrong(5);
    assertMustWait(Duration.ofSeconds(1));

    time.advance(Duration.ofSeconds(1));
    guessWrong(1);
    assertMustWait(Duration.ofSeconds(2));

    guessWrong(20);
    assertMustWait(Duration.ofMinutes(5));
  }

  @Test
  void oneRightPasswordEndsIt() {
    guessWrong(9);

    limit.guessedRight("reader", HERE);

    assertThatCode(() -> limit.requireMayGuess("reader", HERE)).doesNotThrowAnyException();
  }

  @Test
  void anotherAccountAndAnotherAddressNeedNotWait() {
    guessWrong(9);

    assertThatCode(() -> limit.requireMayGuess("recorder", HERE)).doesNotThrowAnyException();
    assertThatCode(() -> limit.requireMayGuess("reader", "192.0.2.2")).doesNotThrowAnyException();
  }

  private void guessWrong(int times) {
    for (int i = 0; i < times; i++) {
      limit.guessedWrong("reader", HERE);
    }
  }

  private void assertMustWait(Duration wait) {
    assertThatThrownBy(() -> limit.requireMayGuess("reader", HERE))
        .isInstanceOfSatisfying(
            TooManyGuesses.class, it -> assertThat(it.seconds()).isEqualTo(wait.toSeconds()));
  }
}
