package org.engagementledger.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class PasswordRefusedFailureAnalyzerTest {
  @Test
  void aPasswordThatIsTooShortIsToldInASentence() {
    var failure = new IllegalStateException(new Refusal("a password has 12 to 200 characters"));
    assertThat(known())
        .map(it -> it.analyze(failure))
        .filteredOn(Objects::nonNull)
        .extracting(FailureAnalysis::getDescription)
        .containsExactly(
            "The first administrator gets no account: a password has 12 to 200 characters.");
  }

  @Test
  void thePasswordForMetricsFollowsTheSameRule() {
    assertThatThrownBy(() -> new MetricsAccount(new BCryptPasswordEncoder(), "metrics12345"))
        .isInstanceOfSatisfying(
            Refusal.class,
            it ->
                assertThat(
                        new PasswordRefusedFailureAnalyzer().analyze(new IllegalStateException(it)))
                    .extracting(FailureAnalysis::getAction)
                    .isEqualTo("Set ledger.metrics-password to another password."));
  }

  /** Those that an application asks, but for those that ask it something themselves. */
  private static List<FailureAnalyzer> known() {
    return SpringFactoriesLoader.forDefaultResourceLocation()
        .load(FailureAnalyzer.class, (type, name, unmade) -> {});
  }
}
