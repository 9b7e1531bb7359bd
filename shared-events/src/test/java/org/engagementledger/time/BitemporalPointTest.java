package org.engagementledger.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitemporalPointTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

  @Test
  void bothDefaultToNow() {
    assertThat(BitemporalPoint.of(Optional.empty(), Optional.empty(), NOW))
        .isEqualTo(new BitemporalPoint(LocalDate.of(2026, 11, 24), NOW));
  }

  @ParameterizedTest
  @CsvSource({"2018,2018-12-31", "2016-02,2016-02-29", "2018-07-09,2018-07-09"})
  void asOfADateMeansItsEnd(String text, LocalDate day) {
    assertThat(BitemporalPoint.day("asOf", text)).isEqualTo(day);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-09T12:00:00Z,2026-07-09T12:00:00Z",
    "2026-07-09T12:00:00.5+02:00,2026-07-09T10:00:00.5Z",
    "2026-07-09,2026-07-09T23:59:59.999999999Z",
    "2026-07,2026-07-31T23:59:59.999999999Z"
  })
  void knownAtADateMeansItsEndInUtc(String text, Instant time) {
    assertThat(BitemporalPoint.time("knownAt", text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z"})
  void aYearThatNoDateHasIsRefused(String text) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> BitemporalPoint.time("knownAt", text))
        .satisfies(it -> assertThat(it.pointer()).isEqualTo("/knownAt"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2018-7",
        "2018-07?",
        "2018/2019",
        "201X",
        "2018-02-30",
        "2018-13",
        "2018-21"
      })
  void anythingElseIsRefusedAsThatParameter(String text) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> BitemporalPoint.day("asOf", text))
        .withMessageContaining("is not a year, a month or a day")
        .satisfies(it -> assertThat(it.pointer()).isEqualTo("/asOf"));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> BitemporalPoint.time("knownAt", text))
        .satisfies(it -> assertThat(it.pointer()).isEqualTo("/knownAt"));
  }
}
