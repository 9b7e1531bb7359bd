package org.engagementledger.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.engagementledger.events.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class PasswordRefusedAtStartTest {
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

  /** Those that an application asks, but for those that ask it something themselves. */
  private static List<FailureAnalyzer> known() {
    return SpringFactoriesLoader.forDefaultResourceLocation()
        .load(FailureAnalyzer.class, (type, name, unmade) -> {});
  }
}
