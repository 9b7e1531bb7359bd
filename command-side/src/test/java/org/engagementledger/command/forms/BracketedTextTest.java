package org.engagementledger.command.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BracketedTextTest {
  @Test
  void theBracketsAreTakenOffAndWhatStoodBetweenThemIsInternal() {
    BracketedText read = BracketedText.of("text", "We met [[Ms. Example]] and [[ Mr. Sample ]].");

    assertThat(read.text()).isEqualTo("We met Ms. Example and Mr. Sample.");
    assertThat(read.internal()).containsExactly("Ms. Example", "Mr. Sample");
  }

  @Test
  void aTextWithoutBracketsStaysAsItIs() {
    assertThat(BracketedText.of("text", "[sic] a[1]").text()).isEqualTo("[sic] a[1]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[[open", "closed]]", "[[a [[b]] c]]", "[[ ]]", "[[a]] b]]"})
  void bracketsWithoutACounterpartAreRefused(String typed) {
    assertThatThrownBy(() -> BracketedText.of("text", typed))
        .isInstanceOfSatisfying(Refusal.class, it -> assertThat(it.pointer()).isEqualTo("/text"));
  }
}
