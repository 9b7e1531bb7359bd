package org.engagementledger.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TodayTest {
  @ParameterizedTest
  @CsvSource({
    "2026-03-01T00:00:00Z, 2026-03-01",
    "2026-03-01T09:59:59Z, 2026-03-01",
    "2026-03-01T10:00:00Z, 2026-03-02",
    "2026-12-31T23:59:59Z, 2027-01-01"
  })
  void itIsTheDayThatBeginsFirstOnEarth(Instant at, LocalDate today) {
    assertThat(Today.latest(at)).isEqualTo(today);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T11:59:59Z, 2026-02-27",
    "2026-03-01T12:00:00Z, 2026-02-28",
    "2026-03-02T11:59:59Z, 2026-02-28"
  })
  void aDayHasEndedOnceItHasEndedEverywhere(Instant at, LocalDate ended) {
    assertThat(Today.ended(at)).isEqualTo(ended);
  }
}
