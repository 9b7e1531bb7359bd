package org.engagementledger.countries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RegionsTest {
  @Test
  void aRegionThatOnlyM49NamesHasThePartsThatItHasThere() {
    assertThat(partsOf("Latin America and the Caribbean"))
        .containsExactly("Caribbean", "Central America", "South America");
    assertThat(partsOf("sub-saharan africa"))
        .containsExactly("Eastern Africa", "Middle Africa", "Southern Africa", "Western Africa");
    assertThat(partsOf("South-eastern Asia")).containsExactly("Southeast Asia");
    assertThat(partsOf("Australia and New Zealand")).containsExactly("Australasia");
    assertThat(partsOf("Micronesia")).containsExactly("Micronesian Region");
  }

  @Test
  void everyNameThatIsKnownIsOfSomethingAndOthersAreOfNothing() {
    assertThat(Regions.known())
        .containsAll(Regions.NAMES)
        .allSatisfy(it -> assertThat(partsOf(it)).isNotEmpty());
    assertThat(partsOf("Atlantis")).isEmpty();
    assertThat(Regions.isIn("asia", "Asia", "Central Asia")).isTrue();
    assertThat(Regions.isIn("Asia", "Europe", "Central Asia")).isFalse();
  }

  private static List<String> partsOf(String place) {
    return Regions.NAMES.stream().filter(it -> Regions.isIn(place, "", it)).sorted().toList();
  }
}
