package org.engagementledger.access.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.engagementledger.access.password.LoginThrottle.Guess;
import org.engagementledger.ledger.fixtures.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
  private static final String HERE = "192.0.2.1";
  private static final String DEVICE = "digest of the token of a browser";

  private final SettableClock time = new SettableClock("2026-11-24T09:00:00Z");
  private final LoginThrottle throttle = new LoginThrottle(time);

  @Test
  void afterFiveWrongPasswordsFromOnePlaceOneMayBeTriedEachMinute() {
    assertThat(passed("reader", HERE, 10)).isEqualTo(5);
    assertThatThrownBy(() -> throttle.begin("reader", HERE, null))
        .isInstanceOfSatisfying(
            TooManySignInAttempts.class, it -> assertThat(it.seconds()).isEqualTo(60));

    time.advance(Duration.ofMinutes(1));
    assertThat(passed("reader", HERE, 10)).isEqualTo(1);
    time.advance(Duration.ofDays(1));
    assertThat(passed("reader", HERE, 10)).isEqualTo(5);
  }

  @Test
  void aRightPasswordEndsIt() {
    assertThat(passed("reader", HERE, 4)).isEqualTo(4);
    signIn("reader", HERE, null);

    assertThat(passed("reader", HERE, 10)).isEqualTo(5);
  }

  @Test
  void oneAddressCannotGuessForManyAccounts() {
    int passed = 0;
    for (int n = 0; n < 1_000; n++) {
      passed += passed("account" + n, HERE, 1);
    }
    assertThat(passed).isEqualTo(30);
  }

  @Test
  void oneClientOfIpv6HasOneAddressHoweverManyItMakesUp() {
    int passed = 0;
    for (int n = 0; n < 1_000; n++) {
      passed += passed("account" + n, "2001:db8:1:2::" + Integer.toHexString(n), 1);
    }
    assertThat(passed).isEqualTo(30);
  }

  @Test
  void tenThousandAddressesGuessForAnAccountAndItsKnownDevicesGoOn() {
    signIn("reader", "198.51.100.7", null);
    int passed = 0;
    for (int n = 0; n < 10_000; n++) {
      passed += passed("reader", "10.0.%d.%d".formatted(n / 256, n % 256), 1);
    }
    assertThat(passed).isEqualTo(30);

    signIn("reader", "203.0.113.9", DEVICE);
    signIn("reader", "10.0.0.1", DEVICE);
    signIn("reader", "198.51.100.7", null);
    assertThat(passed("reader", "203.0.113.10", 1)).isZero();
  }

  @Test
  void allGuessesTogetherAreLimitedAndThoseOfKnownPlacesAreNotAmongThem() {
    signIn("reader", HERE, null);
    int passed = 0;
    for (int n = 0; n < 5_000; n++) {
      passed += passed("account" + n, "10.1.%d.%d".formatted(n / 256, n % 256), 1);
    }
    assertThat(passed).isEqualTo(500);
    signIn("reader", HERE, null);
    signIn("recorder", HERE, DEVICE);
  }

  @Test
  void whoGuessesAtAKnownDeviceMustWaitToo() {
    int passed = 0;
    for (int n = 0; n < 10; n++) {
      passed += begun("reader", "203.0.113." + n, DEVICE).isPresent() ? 1 : 0;
    }
    assertThat(passed).isEqualTo(5);
  }

  @Test
  void whatWasNotLookedAtDoesNotCount() {
    for (int n = 0; n < 100; n++) {
      var unused = throttle.end(throttle.begin("reader", HERE, null), false);
    }
    assertThat(passed("reader", HERE, 10)).isEqualTo(5);
  }

  @Test
  void memoryIsBoundedHoweverManyNamesAndAddressesCome() {
    for (int n = 0; n < 100_000; n++) {
      time.advance(Duration.ofSeconds(2));
      var unused = begun("n" + n, "10.%d.%d.1".formatted(n / 256 % 256, n % 256), null);
    }
    assertThat(throttle.size()).isBetween(1_000L, 70_000L);
  }

  private int passed(String account, String address, int guesses) {
    int passed = 0;
    for (int n = 0; n < guesses; n++) {
      passed += begun(account, address, null).isPresent() ? 1 : 0;
    }
    return passed;
  }

  private Optional<Guess> begun(String account, String address, @Nullable String device) {
    try {
      return Optional.of(throttle.begin(account, address, device));
    } catch (TooManySignInAttempts early) {
      return Optional.empty();
    }
  }

  private void signIn(String account, String address, @Nullable String device) {
    var unused = throttle.end(throttle.begin(account, address, device), true);
  }
}
