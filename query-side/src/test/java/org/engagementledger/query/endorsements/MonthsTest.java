package org.engagementledger.query.endorsements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import org.engagementledger.events.Refusal;
import org.junit.jupiter.api.Test;

class MonthsTest {
  private static final LocalDate OPENED = LocalDate.parse("2015-05-29");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-26");

  @Test
  void aSeriesBeginsWithTheInstrumentUnlessAnotherBeginningIsAsked() {
    assertThat(Months.of(null, null, OPENED, TODAY)).isEqualTo(months("2015-05", "2026-11"));
    assertThat(Months.of("2018", "2018-07-09", OPENED, TODAY))
        .isEqualTo(months("2018-01", "2018-07"));
  }

  @Test
  void ofAnInstrumentOpenedLongAgoOrNobodyKnowsWhenItIsTheLastCentury() {
    Months century = months("1926-12", "2026-11");
    assertThat(Months.of(null, null, LocalDate.parse("1907-10-18"), TODAY)).isEqualTo(century);
    assertThat(Months.of(null, null, LocalDate.MIN, TODAY)).isEqualTo(century);
    assertThat(century.ends()).hasSize(1_200).endsWith(LocalDate.parse("2026-11-30"));
  }

  @Test
  void beforeTheInstrumentWasOpenedItIsTheMonthThatIsAskedFor() {
    assertThat(Months.of(null, "2014", OPENED, TODAY)).isEqualTo(months("2014-12", "2014-12"));
    assertThat(Months.of(null, null, OPENED, LocalDate.parse("2010-02-03")))
        .isEqualTo(months("2010-02", "2010-02"));
  }

  @Test
  void whatIsAskedBackwardsOrForMoreThanACenturyIsRefused() {
    assertThatThrownBy(() -> Months.of("2019", "2018", OPENED, TODAY)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> Months.of("1926-11", null, OPENED, TODAY))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("at most 1200 months");
  }

  private static Months months(String first, String last) {
    return new Months(YearMonth.parse(first), YearMonth.parse(last));
  }
}
