package org.engagementledger.problems;

import static org.assertj.core.api.Assertions.assertThat;

import org.engagementledger.countries.Regions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingSuggestionsTest {
  @ParameterizedTest
  @CsvSource({
    "Azia, Asia",
    "afrika, Africa",
    "South-East Asia, Southeast Asia",
    "EASTEN AFRICA, Eastern Africa",
    "Ocaenia, Oceania"
  })
  void whatWasMeantComesFirst(String written, String meant) {
    assertThat(SpellingSuggestions.first(Regions.NAMES, written)).startsWith(meant);
  }

  @Test
  void allAreNamed() {
    assertThat(SpellingSuggestions.first(Regions.NAMES, ""))
        .containsExactlyInAnyOrderElementsOf(Regions.NAMES);
  }
}
