package org.engagementledger.problems;

import static org.assertj.core.api.Assertions.assertThat;

import org.engagementledger.events.Regions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({
    "Azia, Asia",
    "afrika, Africa",
    "South-East Asia, Southeast Asia",
    "EASTEN AFRICA, Eastern Africa",
    "Ocaenia, Oceania"
  })
  void whatWasMeantComesFirst(String written, String meant) {
    assertThat(Nearest.first(Regions.NAMES, written)).startsWith(meant);
  }

  @Test
  void allAreNamed() {
    assertThat(Nearest.first(Regions.NAMES, "")).containsExactlyInAnyOrderElementsOf(Regions.NAMES);
  }
}
