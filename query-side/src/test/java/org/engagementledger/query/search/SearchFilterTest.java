package org.engagementledger.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.query.asof.AsOfParameters;
import org.junit.jupiter.api.Test;

class SearchFilterTest {
  private static final Instant NOW = Instant.parse("2026-07-09T12:00:00Z");
  private static final SearchFilter EVERYTHING =
      new SearchFilter(
          "schools",
          "joint-statement",
          "Asia",
          new CountryCode("KZ"),
          new InstrumentId("paris-principles"),
          "2018-03",
          "2018-07");
  private static final SearchFilter WORDS =
      new SearchFilter("schools", null, null, null, null, null, null);

  @Test
  void everyParameterIsGivenOnToTheNextPage() {
    assertThat(EVERYTHING.given().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(SearchFilter.class.getRecordComponents())
                .map(it -> it.getName())
                .toList());
    assertThat(WORDS.given()).containsOnlyKeys("q");
  }

  /** Today is the day that has begun anywhere: at noon in Greenwich that is the next one. */
  @Test
  void whatIsAskedForIsLookedForAndNothingElse() {
    AsOfParameters now = AsOfParameters.of(Optional.empty(), Optional.empty(), NOW);
    List<CountryCode> asia = List.of(new CountryCode("KZ"), new CountryCode("UZ"));

    assertThat(asked(EVERYTHING, now, Optional.of(asia)))
        .contains("country:(KZ UZ)", "country:KZ", "kind:JOINT_STATEMENT", "audience:(ALL READERS)")
        .contains("instrument:paris-principles")
        .contains("last:[%d TO ".formatted(day("2018-03-01")))
        .contains("first:[%d TO %d]".formatted(Long.MIN_VALUE, day("2018-07-31")))
        .contains("first:[%d TO %d]".formatted(Long.MIN_VALUE, day("2026-07-10")))
        .contains("until:[%d TO %<d]".formatted(Long.MAX_VALUE))
        .doesNotContain("since");
    assertThat(asked(WORDS, now, Optional.empty()))
        .doesNotContain("country", "kind", "instrument", "last");
  }

  @Test
  void whatWasKnownAtATimeHadBeenSaidByThenAndNotTakenBackByThen() {
    AsOfParameters then =
        AsOfParameters.of(Optional.empty(), Optional.of("2020-01-01T00:00:00Z"), NOW);
    long time = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();

    assertThat(asked(WORDS, then, Optional.empty()))
        .contains("since:[%d TO %d]".formatted(Long.MIN_VALUE, time))
        .contains("until:[%d TO %d]".formatted(time + 1, Long.MAX_VALUE));
  }

  @Test
  void whoSeesEverythingSearchesEverything() {
    AsOfParameters now = AsOfParameters.of(Optional.empty(), Optional.empty(), NOW);
    assertThat(WORDS.query(now, Optional.empty(), true).toString())
        .contains("audience:(ALL INTERNAL)")
        .doesNotContain("READERS");
  }

  private static long day(String day) {
    return LocalDate.parse(day).toEpochDay();
  }

  private static String asked(
      SearchFilter filter, AsOfParameters asked, Optional<List<CountryCode>> within) {
    return filter.query(asked, within, false).toString();
  }
}
