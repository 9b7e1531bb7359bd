package org.engagementledger.access.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.engagementledger.text.Refusal;
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
        "Welcome2024!!!",
        "Summer2026!!!",
        "Password2024!!",
        "P@ssw0rd2024!!!",
        "P@ssw0rd!!!!!",
        "Passwort2025!!!",
        "Geneva2026!!!!",
        "Zurich2025!!!!",
        "Switzerland2026!",
        "Kazakhstan2026!",
        "October2025!!!",
        "Monday2026!!!!",
        "Spring2026....",
        "Hello2026!!!!!",
        "Administrator1!",
        "Qwerty2024!!!!",
        "Qwerty123456!!",
        "Iloveyou2024!!",
        "Dragon2024!!!!",
        "Changeme2026!!",
        "Changeme123!!!",
        "Company2026!!!",
        "Diplomacy2026!",
        "Coalition2026!",
        "Ledger2026!!!!",
        "maria.rossi2026!!",
        "Rossi2026!!!!!",
        "2026Welcome!!!",
        "!!!Welcome2024",
        "Welcome!2024!!",
        "W3lc0me2024!!!",
        "welcome welcome",
        "Welcome123!!!!",
        "Hello123!Hello123!",
        "aaaaaaaaaaaa!1",
        "123456789012!!",
        "Test1234!!!!!!",
        "Test2026Test2026",
        "Bonjour2026!!!",
        "01.01.1980!!!!",
        "abcdefghijkl1!",
        "Jennifer1985!!!",
        "zxcvbnm,./2024",
        "1qaz2wsx3edc!!",
        "Liverpool2024!",
        "Freedom2024!!!",
        "superman12345!",
        "Welcome2024!?!",
        "Welcome_2024_!",
        "Summer2025!Summer"
      })
  void aCommonWordIsNoBetterForAYearAndWhatIsRepeated(String password) {
    assertThatThrownBy(() -> PasswordPolicy.require("maria.rossi", password))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("too easy to guess");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery staple",
        "correct horse battery",
        "copper lantern orbit walnut",
        "velvet-marble-otter-tundra",
        "silbern kutsche regal nebel",
        "brume tilleul cascade plume",
        "kX9vQ2mLr7TzWb4p",
        "7Hq!zP2w@Lm9xRt3",
        "g4Vd8Ye1Ks6Nf0Ua",
        "Jc%5rTq8&wZx2Bn!",
        "k3f9-x7qm-2hvd-8wzt",
        "mein langes passwort",
        "дом у озера зимой",
        "国境なき学校の安全な日々に",
        "pQ7zLm2Wx9RkT4vB",
        "hY2-mKq8_vTr5.Zw",
        "violin teapot glacier denim",
        "sugar museum planet bicycle",
        "eT6uWn1Xo8Pc3Rj5",
        "orchard compass thimble walrus",
        "window coffee river candle",
        "Ahj3kd92lPwq",
        "bJ7#mQ2$vR9x",
        "lamp purple tiger sand"
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
