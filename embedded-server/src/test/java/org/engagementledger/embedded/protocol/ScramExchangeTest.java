package org.engagementledger.embedded.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example of RFC 7677, section 3, and what departs from it. */
class ScramExchangeTest {
  private static final String CLIENT_FIRST = "n,,n=user,r=rOprNGfwEbeRWgbNEkqO";
  private static final String NONCE = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
  private static final String CLIENT_FINAL =
      "c=biws,r=" + NONCE + ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";

  private final ScramCredential credential =
      new ScramCredential("user", "pencil", Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ=="));
  private final ScramExchange exchange =
      new ScramExchange(credential, "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0");

  @Test
  void the_example_of_the_rfc_signs_in_and_the_server_proves_itself() {
    assertThat(begin(CLIENT_FIRST)).contains("r=" + NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096");
    assertThat(prove(CLIENT_FINAL)).contains("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    assertThat(exchange.isProven()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c=biws,r=" + NONCE + ",p=eHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
        "c=biws,r=" + NONCE + ",p=dHzb",
        "c=biws,r=" + NONCE + ",p=",
        "c=biws,r=" + NONCE + ",p=*",
        "c=biws,r=another,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
        "c=eSws,r=" + NONCE + ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
        "",
        "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="
      })
  void anything_else_does_not_and_there_is_no_second_try(String clientFinal) {
    begin(CLIENT_FIRST);

    assertThat(prove(clientFinal)).isEmpty();
    assertThat(prove(CLIENT_FINAL)).isEmpty();
    assertThat(exchange.isProven()).isFalse();
  }

  @Test
  void a_wrong_name_is_answered_like_the_right_one_and_fails_at_the_end() {
    assertThat(begin("n,,n=root,r=rOprNGfwEbeRWgbNEkqO")).isPresent();
    assertThat(prove(CLIENT_FINAL)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "p=tls-unique,,n=user,r=x", "n,,n=user", "n,,n=user,r=", "n=user,r=x"})
  void what_is_no_first_message_begins_nothing(String clientFirst) {
    assertThat(begin(clientFirst)).isEmpty();
    assertThat(prove(CLIENT_FINAL)).isEmpty();
  }

  @Test
  void a_proof_before_the_beginning_proves_nothing() {
    assertThat(prove(CLIENT_FINAL)).isEmpty();
  }

  @Test
  void each_credential_is_another_and_none_shows_its_secret() {
    ScramCredential one = ScramCredential.atRandom();
    ScramCredential other = ScramCredential.atRandom();

    assertThat(one.userInfo()).isNotEqualTo(other.userInfo()).matches("ledger-\\w{32}:\\w{64}");
    assertThat(one.toString()).doesNotContain(one.userInfo().replaceAll(".*:", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "admin:admin", "a-name-long-enough:short", "a name long enough:x"})
  void a_credential_that_could_be_guessed_is_refused(String userInfo) {
    assertThatThrownBy(() -> ScramCredential.of(userInfo))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A name and a secret");
  }

  private Optional<String> begin(String message) {
    return exchange.begin(message.getBytes(UTF_8)).map(it -> new String(it, UTF_8));
  }

  private Optional<String> prove(String message) {
    return exchange.prove(message.getBytes(UTF_8)).map(it -> new String(it, UTF_8));
  }
}
