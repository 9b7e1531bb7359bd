package org.engagementledger.query.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.engagementledger.query.asof.AsOfParameters;
import org.engagementledger.query.changes.ComparisonRequest.Dates;
import org.engagementledger.text.Refusal;
import org.engagementledger.time.BitemporalPoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonRequestTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-26");
  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

  @Test
  void theYearUntilTodayIsComparedUnlessSomethingElseIsAsked() {
    assertThat(days(comparing(null, null, null))).containsExactly("2025-11-26", "2026-11-26");
    assertThat(days(comparing("2017", "2018-07", null)))
        .containsExactly("2017-12-31", "2018-07-31");
  }

  @Test
  void ofAnEndInThePastItIsTheYearUntilThen() {
    assertThat(days(comparing(null, "2018", null))).containsExactly("2017-12-31", "2018-12-31");
    ComparisonRequest recorded = comparing(null, "2018-07-09T12:00:00Z", "recorded");
    assertThat(recorded.before().knownAt()).isEqualTo("2017-07-09T23:59:59.999999999Z");
    assertThat(recorded.after().knownAt()).isEqualTo("2018-07-09T12:00:00Z");
  }

  @Test
  void whatIsComparedByRecordingIsTakenAsOfOneDay() {
    ComparisonRequest recorded = comparing("2024", "2025", "recorded");
    assertThat(days(recorded)).containsExactly("2026-11-26", "2026-11-26");
  }

  @Test
  void oneDayIsComparedWithItselfAndALaterWithNone() {
    assertThat(days(comparing("2018", "2018", null))).containsExactly("2018-12-31", "2018-12-31");
    assertThatThrownBy(() -> comparing("2019", "2018", null))
        .isInstanceOf(Refusal.class)
        .hasMessage("'from' is after 'to'");
  }

  private static String[] days(ComparisonRequest comparing) {
    return new String[] {
      day(comparing.before()), day(comparing.after()),
    };
  }

  private static String day(BitemporalPoint times) {
    return times.asOf().toString();
  }

  private static ComparisonRequest comparing(
      @Nullable String from, @Nullable String to, @Nullable String by) {
    return new Dates(from, to, by)
        .until(TODAY, AsOfParameters.of(Optional.empty(), Optional.empty(), NOW));
  }
}
