package org.engagementledger.access.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.engagementledger.ledger.fixtures.SettableClock;
import org.junit.jupiter.api.Test;

class CachingPasswordEncoderTest {
  private final SettableClock time = new SettableClock("2026-11-24T09:00:00Z");
  private final CachingPasswordEncoder passwords =
      new CachingPasswordEncoder(PrehashedBCryptPasswordEncoder.withEarlierHashes(), time);
  private final String hash = Objects.requireNonNull(passwords.encode("correct horse"));

  @Test
  void aRightPasswordIsCheckedSlowlyOnceAMinute() {
    assertThat(passwords.matches("correct horse", hash)).isTrue();
    long remembered = nanos(() -> passwords.matches("correct horse", hash));
    time.advance(Duration.ofSeconds(61));
    long forgotten = nanos(() -> passwords.matches("correct horse", hash));

    assertThat(remembered * 3).isLessThan(forgotten);
  }

  @Test
  void aWrongPasswordIsNeverRight() {
    passwords.matches("correct horse", hash);

    assertThat(passwords.matches("wrong horse", hash)).isFalse();
    assertThat(passwords.matches("", hash)).isFalse();
  }

  @Test
  void aRightPasswordIsNotRightForAnotherHash() {
    passwords.matches("correct horse", hash);
    String changed = Objects.requireNonNull(passwords.encode("another horse"));

    assertThat(passwords.matches("correct horse", changed)).isFalse();
  }

  private static long nanos(Runnable check) {
    long before = System.nanoTime();
    check.run();
    return System.nanoTime() - before;
  }
}
