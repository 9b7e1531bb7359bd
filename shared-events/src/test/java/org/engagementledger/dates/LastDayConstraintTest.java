package org.engagementledger.dates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastDayConstraintTest {
  @Test
  void whatLastsHasADateAndALastDay() {
    Engagement conference = conference("2019-05-12", "2019-05-14");
    assertThat(conference.date()).isEqualTo(new EdtfDate("2019-05-12"));
    assertThat(conference.lastDay()).contains(new EdtfDate("2019-05-14"));
    assertThat(DayRange.of(conference))
        .isEqualTo(new DayRange(LocalDate.of(2019, 5, 12), LocalDate.of(2019, 5, 14)));
    assertThat(DaySpan.text(conference)).isEqualTo("2019-05-12 to 2019-05-14");
  }

  @Test
  void whatEndedOnItsFirstDayLastedOneDay() {
    assertThat(conference("2019-05-12", "2019-05-12").lastDay()).isEmpty();
  }

  @Test
  void itStaysAsLongInOtherWordsAsAHighlightAndForReaders() {
    Engagement conference = conference("2019-05-12", "2019-05-14");
    Optional<EdtfDate> last = conference.lastDay();
    assertThat(conference.retold("Other words").lastDay()).isEqualTo(last);
    assertThat(conference.highlighted(true).lastDay()).isEqualTo(last);
    assertThat(conference.marked(List.of("Three")).lastDay()).isEqualTo(last);
    assertThat(conference.forReaders().orElseThrow().lastDay()).isEqualTo(last);
  }

  @Test
  void aYearWithALeapDayIsTheLongest() {
    assertThat(conference("2020-01-01", "2020-12-31").lastDay()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "2019-05-14, 2019-05-12, is before the first day",
    "2019-05, 2019-05-14, begins on a day that is known",
    "2019-05-12/2019-05-13, 2019-05-14, begins on a day that is known",
    "2019-05-12?, 2019-05-14, begins on a day that is known",
    "../.., 2019-05-14, begins on a day that is known",
    "2019-05-12, 2019-05, a last day is one day",
    "2019-05-12, 2019-05-14~, a last day is one day",
    "2019-05-12, 2019-05-13/2019-05-14, a last day is one day",
    "2019-05-12, ../.., a last day is one day",
    "2019-01-01, 2020-01-02, 'are 367 days, and at most 366 are kept'"
  })
  void whatCanNotHaveLastedSoIsRefusedAtTheLastDay(String date, String lastDay, String because) {
    assertThatThrownBy(() -> conference(date, lastDay))
        .isInstanceOfSatisfying(Refusal.class, it -> assertThat(it.pointer()).isEqualTo("/lastDay"))
        .hasMessageContaining(because);
  }

  private static Engagement conference(String date, String lastDay) {
    return Engagement.told(
            EngagementKind.CONFERENCE_PARTICIPATION, new EdtfDate(date), "Three days of talks")
        .on(new EdtfDate(date), Optional.of(new EdtfDate(lastDay)));
  }
}
