package org.engagementledger.access.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.engagementledger.events.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordPolicyTest {
  private final PasswordEncoder passwords = PrehashedBCryptPasswordEncoder.withEarlierHashes();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password1234", "passwordpassword", "P@ssw0rd123456", "1234567890123", "qwertyuiop12345",
        "aaaaaaaaaaaa", "abcabcabcabcabc", "iloveyou123456", "trustno1trustno1", "letmeinletmein",
        "maria.rossi2026", "mariarossi1234", "ledgerledger", "engagementledger", "ledger123456"
      })
  void whatIsCommonOrNearAtHandIsRefused(String password) {
    assertThatThrownBy(() -> PasswordPolicy.require("maria.rossi", password))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("too easy to guess");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery",
        "k3f9-x7qm-2hvd-8wzt",
        "mein langes passwort",
        "дом у озера зимой",
        "国境なき学校の安全な日々に"
      })
  void severalWordsInAnyScriptAndMadePasswordsAreAccepted(String password) {
    assertThatCode(() -> PasswordPolicy.require("reader", password)).doesNotThrowAnyException();
  }

  @Test
  void lengthIsInCharactersAndNoneOfThemIsCutOff() {
    String longOne = "correct horse battery ".repeat(9);
    assertThatCode(() -> PasswordPolicy.require("reader", longOne)).doesNotThrowAnyException();
    String hash = Objects.requireNonNull(passwords.encode(longOne));

    assertThat(passwords.matches(longOne, hash)).isTrue();
    assertThat(passwords.matches(longOne.substring(0, 150), hash)).isFalse();
    for (String wrong : new String[] {"short words", "x".repeat(201), "\uD83C\uDF88".repeat(11)}) {
      assertThatThrownBy(() -> PasswordPolicy.require("reader", wrong))
          .hasMessageContaining("12 to 200 characters");
    }
  }

  @Test
  void aPasswordIsTheSameHoweverItsLettersAreTyped() {
    String composed = "caf\u00e9 correct horse";
    String hash = Objects.requireNonNull(passwords.encode(composed));

    assertThat(passwords.matches("cafe\u0301 correct horse", hash)).isTrue();
  }

  @Test
  void hashesOfEarlierVersionsAreStillUnderstood() {
    String bare = Objects.requireNonNull(new BCryptPasswordEncoder().encode("eight ch"));

    for (String hash : new String[] {bare, "{bcrypt}" + bare}) {
      assertThat(passwords.matches("eight ch", hash)).isTrue();
      assertThat(passwords.matches("another!", hash)).isFalse();
    }
  }
}
