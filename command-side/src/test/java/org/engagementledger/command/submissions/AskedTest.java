package org.engagementledger.command.submissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedTest {
  @ParameterizedTest
  @CsvSource({
    "2026-03-01T00:00:00Z, 2026-03-01",
    "2026-03-01T09:59:59Z, 2026-03-01",
    "2026-03-01T10:00:00Z, 2026-03-02",
    "2026-12-31T23:59:59Z, 2027-01-01"
  })
  void itIsTheDayThatBeginsFirstOnEarth(Instant at, LocalDate today) {
    assertThat(Asked.today(at)).isEqualTo(today);
  }
}
