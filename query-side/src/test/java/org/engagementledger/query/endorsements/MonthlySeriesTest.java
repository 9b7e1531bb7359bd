package org.engagementledger.query.endorsements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.DayRange;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Source;
import org.engagementledger.facts.Status;
import org.engagementledger.text.Refusal;
import org.engagementledger.time.statuses.InstrumentStatuses;
import org.engagementledger.time.statuses.StatusInterval;
import org.junit.jupiter.api.Test;

class MonthlySeriesTest {
  private static final LocalDate OPENED = LocalDate.parse("2015-05-29");
  private static final InstrumentId TREATY = new InstrumentId("treaty");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-26");

  @Test
  void aSeriesBeginsWithTheInstrumentUnlessAnotherBeginningIsAsked() {
    assertThat(MonthlySeries.of(null, null, OPENED, TODAY)).isEqualTo(months("2015-05", "2026-11"));
    assertThat(MonthlySeries.of("2018", "2018-07-09", OPENED, TODAY))
        .isEqualTo(months("2018-01", "2018-07"));
  }

  @Test
  void ofAnInstrumentOpenedLongAgoOrNobodyKnowsWhenItIsTheLastCentury() {
    MonthlySeries century = months("1926-12", "2026-11");
    assertThat(MonthlySeries.of(null, null, LocalDate.parse("1907-10-18"), TODAY))
        .isEqualTo(century);
    assertThat(MonthlySeries.of(null, null, LocalDate.MIN, TODAY)).isEqualTo(century);
    assertThat(century.ends()).hasSize(1_200).endsWith(LocalDate.parse("2026-11-30"));
  }

  @Test
  void ofAnInstrumentThatNobodyKnowsTheOpeningOfItBeginsWhenAStateMayFirstHaveJoined() {
    StatusInterval first = endorsed("2003-02/2004");
    StatusInterval later = endorsed("2005-05-29");
    StatusInterval never = endorsed("../2006");
    InstrumentStatuses standings =
        new InstrumentStatuses(
            Map.of(
                new CountryCode("KZ"), List.of(first),
                new CountryCode("NO"), List.of(later),
                new CountryCode("GH"), List.of(never)));

    assertThat(MonthlySeries.opened(opened(EdtfDate.UNKNOWN), standings)).isEqualTo("2003-02-01");
    assertThat(MonthlySeries.opened(opened(new EdtfDate("1999")), standings))
        .isEqualTo("1999-01-01");
    assertThat(MonthlySeries.opened(opened(EdtfDate.UNKNOWN), new InstrumentStatuses(Map.of())))
        .isEqualTo(LocalDate.MIN);
  }

  private static Instrument opened(EdtfDate date) {
    return new Instrument(TREATY, "Treaty", "Treaty", date, new Source("A list", ""));
  }

  private static StatusInterval endorsed(String date) {
    EdtfDate on = new EdtfDate(date);
    DayRange days = new DayRange(on.earliest(), on.latest());
    return new StatusInterval(
        TREATY,
        Status.ENDORSED,
        Optional.of(new EntryId("e")),
        on,
        days,
        Optional.empty(),
        Instant.EPOCH,
        Optional.empty());
  }

  @Test
  void beforeTheInstrumentWasOpenedItIsTheMonthThatIsAskedFor() {
    assertThat(MonthlySeries.of(null, "2014", OPENED, TODAY))
        .isEqualTo(months("2014-12", "2014-12"));
    assertThat(MonthlySeries.of(null, null, OPENED, LocalDate.parse("2010-02-03")))
        .isEqualTo(months("2010-02", "2010-02"));
  }

  @Test
  void whatIsAskedBackwardsOrForMoreThanACenturyIsRefused() {
    assertThatThrownBy(() -> MonthlySeries.of("2019", "2018", OPENED, TODAY))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> MonthlySeries.of("1926-11", null, OPENED, TODAY))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("at most 1200 months");
  }

  private static MonthlySeries months(String first, String last) {
    return new MonthlySeries(YearMonth.parse(first), YearMonth.parse(last));
  }
}
