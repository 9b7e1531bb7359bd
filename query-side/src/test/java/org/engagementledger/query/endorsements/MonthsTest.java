package org.engagementledger.query.endorsements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.DayRange;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Instrument;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.events.Refusal;
import org.engagementledger.events.Source;
import org.engagementledger.events.Status;
import org.engagementledger.time.Standings;
import org.engagementledger.time.StatusInterval;
import org.junit.jupiter.api.Test;

class MonthsTest {
  private static final LocalDate OPENED = LocalDate.parse("2015-05-29");
  private static final InstrumentId TREATY = new InstrumentId("treaty");
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
  void ofAnInstrumentThatNobodyKnowsTheOpeningOfItBeginsWhenAStateMayFirstHaveJoined() {
    StatusInterval first = endorsed("2003-02/2004");
    StatusInterval later = endorsed("2005-05-29");
    StatusInterval never = endorsed("../2006");
    Standings standings =
        new Standings(
            Map.of(
                new CountryCode("KZ"), List.of(first),
                new CountryCode("NO"), List.of(later),
                new CountryCode("GH"), List.of(never)));

    assertThat(Months.opened(opened(EdtfDate.UNKNOWN), standings)).isEqualTo("2003-02-01");
    assertThat(Months.opened(opened(new EdtfDate("1999")), standings)).isEqualTo("1999-01-01");
    assertThat(Months.opened(opened(EdtfDate.UNKNOWN), new Standings(Map.of())))
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
