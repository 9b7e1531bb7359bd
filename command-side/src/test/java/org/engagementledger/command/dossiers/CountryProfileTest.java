package org.engagementledger.command.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.countries.Regions;
import org.junit.jupiter.api.Test;

class CountryProfileTest {
  @Test
  void everyCountryLiesInARegionThatCanBeAskedForAndEachOfTheseHasCountries() {
    assertThat(
            Stream.of(Locale.getISOCountries())
                .map(it -> CountryProfile.of(new CountryCode(it)))
                .flatMap(it -> Stream.of(it.region(), it.subregion()))
                .distinct())
        .containsExactlyInAnyOrderElementsOf(Regions.NAMES);
  }
}
