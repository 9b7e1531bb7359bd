package org.engagementledger.dates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.engagementledger.samples.RandomDates;
import org.engagementledger.samples.SeededRandom;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdtfDateTest {
  @ParameterizedTest
  @CsvSource({
    "2018,                  2018-01-01, 2018-12-31",
    "2018-07,               2018-07-01, 2018-07-31",
    "2018-07-09,            2018-07-09, 2018-07-09",
    "2016-02,               2016-02-01, 2016-02-29",
    "2018-21,               2018-03-01, 2018-12-22",
    "2018-22,               2017-12-01, 2019-03-21",
    "2018-23~,              2018-03-01, 2018-12-22",
    "2018-24,               2017-12-01, 2019-03-21",
    "0000-24,               0000-01-01, 0001-03-21",
    "9999-22,               9998-12-01, 9999-12-31",
    "2018-25,               2018-03-01, 2018-06-22",
    "2018-28,               2017-12-01, 2019-03-21",
    "2018-30,               2017-12-01, 2019-03-21",
    "2018-32,               2018-06-01, 2018-09-23",
    "2018-34,               2018-04-01, 2018-06-30",
    "2018-38?,              2018-05-01, 2018-08-31",
    "2018-41,               2018-07-01, 2018-12-31",
    "201X-21,               2010-03-01, 2019-12-22",
    "201X,                  2010-01-01, 2019-12-31",
    "20XX,                  2000-01-01, 2099-12-31",
    "2018-XX,               2018-01-01, 2018-12-31",
    "2018-XX-XX,            2018-01-01, 2018-12-31",
    "2018-07-XX,            2018-07-01, 2018-07-31",
    "2018-07?,              2018-07-01, 2018-07-31",
    "2018-XX-09,            2018-01-09, 2018-12-09",
    "2018-XX-31,            2018-01-31, 2018-12-31",
    "201X-07,               2010-07-01, 2019-07-31",
    "2018-1X,               2018-10-01, 2018-12-31",
    "156X-12-25,            1560-12-25, 1569-12-25",
    "15XX-12-25,            1500-12-25, 1599-12-25",
    "201X-02-29,            2012-02-29, 2016-02-29",
    "XXXX-12-XX,            0000-12-01, 9999-12-31",
    "1XXX-12,               1000-12-01, 1999-12-31",
    "2004-06~-11,           2004-06-11, 2004-06-11",
    "2004?-06-11,           2004-06-11, 2004-06-11",
    "?2004-06-~11,          2004-06-11, 2004-06-11",
    "2004-%06-11,           2004-06-11, 2004-06-11",
    "2004-06-~01/2004-06-~20, 2004-06-01, 2004-06-20",
    "2004-06-XX/2004-07-03, 2004-06-01, 2004-07-03",
    "1950S2,                1900-01-01, 1999-12-31",
    "1953S3?,               1950-01-01, 1959-12-31",
    "1953S4,                1953-01-01, 1953-12-31",
    "Y19E2,                 1900-01-01, 1900-12-31",
    "'[1667,1668,1670..1672]', 1667-01-01, 1672-12-31",
    "'[1667, 1760-12]',     1667-01-01, 1760-12-31",
    "[2018-07-09],          2018-07-09, 2018-07-09",
    "[..1760-12-03],        -999999999-01-01, 1760-12-03",
    "[1760-12..],           1760-12-01, +999999999-12-31",
    "2018-05/2018-05-12,    2018-05-01, 2018-05-12",
    "2018-05-12/2018-05,    2018-05-12, 2018-05-31",
    "2018~,                 2018-01-01, 2018-12-31",
    "2018-07-09%,           2018-07-09, 2018-07-09",
    "2015-05-29/2016-04-27, 2015-05-29, 2016-04-27",
    "2018/2018-03,          2018-01-01, 2018-03-31",
    "2016-01/..,            2016-01-01, +999999999-12-31",
    "2016-01/,              2016-01-01, +999999999-12-31",
    "2018-24/2020~,         2017-12-01, 2020-12-31",
    "/2016,                 -999999999-01-01, 2016-12-31",
    "../2016,               -999999999-01-01, 2016-12-31",
    "../..,                 -999999999-01-01, +999999999-12-31",
    "0000-01-01,            0000-01-01, 0000-01-01",
    "9999,                  9999-01-01, 9999-12-31"
  })
  void aDateCoversTheDaysThatItCanMean(String text, LocalDate earliest, LocalDate latest) {
    EdtfDate date = new EdtfDate(text);
    assertThat(date.earliest()).isEqualTo(earliest);
    assertThat(date.latest()).isEqualTo(latest);
    assertThat(date).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "..",
        "yesterday",
        "July 2018",
        "2018-7",
        "201",
        "20180709",
        "2018/2017",
        "2018-07/2018-06-30",
        "2018/2019/2020",
        "2018-07/yesterday",
        "2018/...",
        "../../..",
        "2018 ",
        "2018??",
        "2018-07-2018",
        "[2018",
        "[2018}",
        "[2018,]",
        "[]",
        "[2018,yesterday]",
        "{2018,yesterday}",
        "[[2018]]",
        "Y2018",
        "2018S",
        "2018S0",
        "x018",
        "\u0662\u0660\u0661\u0668"
      })
  void whatIsNoSuchDateIsRefusedAndShown(String text) {
    assertThatThrownBy(() -> new EdtfDate(text))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "2018-02-29,            the day does not exist",
    "2018-06-31,            the day does not exist",
    "2018-07-00,            the day does not exist",
    "2018-02-3X,            the day does not exist",
    "XXXX-02-30,            the day does not exist",
    "201X-04-31/2020,       the day does not exist",
    "2018-13,               the month does not exist",
    "2018-00,               the month does not exist",
    "2018-42,               the month does not exist",
    "2018-20,               the month does not exist",
    "2018-21-09,            the month does not exist",
    "-0001,                 years before 0000 are not kept",
    "-1950S2,               years before 0000 are not kept",
    "-1985-04/1985,         years before 0000 are not kept",
    "Y-17000,               years before 0000 are not kept",
    "Y-17E7,                years before 0000 are not kept",
    "Y17000,                years after 9999 are not kept",
    "Y170000002,            years after 9999 are not kept",
    "Y3388E2S3,             years after 9999 are not kept",
    "'{2018,2019}',         'a set names several dates; record one entry for each'",
    "'{2018..2020}',        'a set names several dates; record one entry for each'",
    "2018-07-09T10:00:00Z,  'a time of day is not kept; give the day, 2018-07-09'",
    "2018-02-30T10:00:00Z,  the day does not exist",
    "2018-07-09T10:00,      'a time of day is not kept; give the day, 2018-07-09'",
    "2018/2017,             ends before it begins",
    "'[2018..2017]',        ends before it begins"
  })
  void whatTheFormatAllowsAndTheLedgerDoesNotKeepIsRefusedWithTheReason(String text, String why) {
    assertThatThrownBy(() -> new EdtfDate(text))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining(why);
  }

  @Test
  void unspecifiedDigitsMeanEveryDayThatHasTheOthers() {
    SeededRandom.each(
        300,
        seeded -> {
          String pattern = withUnspecifiedDigits(seeded);
          Pattern digits = Pattern.compile(pattern.replace("X", "\\d"));
          List<LocalDate> days =
              LocalDate.of(1990, 1, 1)
                  .datesUntil(LocalDate.of(2030, 1, 1))
                  .filter(day -> digits.matcher(day.toString()).matches())
                  .toList();
          EdtfDate date = new EdtfDate(pattern);
          assertThat(date.earliest()).as(pattern).isEqualTo(days.getFirst());
          assertThat(date.latest()).as(pattern).isEqualTo(days.getLast());
        });
  }

  private static String withUnspecifiedDigits(SeededRandom seeded) {
    StringBuilder day = new StringBuilder(new RandomDates(seeded).day().toString());
    for (int i : List.of(3, 5, 6, 8, 9)) {
      if (seeded.below(2) == 0) {
        day.setCharAt(i, 'X');
      }
    }
    return day.toString();
  }

  @Test
  void aRefusalNamesWhatIsUnderstoodAndDoesNotRepeatLongOrUnprintableText() {
    assertThatThrownBy(() -> new EdtfDate("\u0000" + "x".repeat(100_000)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("2018-07-09")
        .hasMessageContaining("2015-05-29/2016-04-27")
        .hasMessageContaining("2016-01/..")
        .hasMessageContaining("2018~")
        .message()
        .hasSizeLessThan(200)
        .doesNotContain("\u0000");
  }

  @Test
  void somethingInJulyIsPossibleDuringJulyAndCertainFromItsLastDayOn() {
    EdtfDate july = new EdtfDate("2018-07");
    assertThat(july.onOrBefore(LocalDate.parse("2018-06-30"))).isEqualTo(Certainty.ABSENT);
    assertThat(july.onOrBefore(LocalDate.parse("2018-07-01"))).isEqualTo(Certainty.POSSIBLE);
    assertThat(july.onOrBefore(LocalDate.parse("2018-07-30"))).isEqualTo(Certainty.POSSIBLE);
    assertThat(july.onOrBefore(LocalDate.parse("2018-07-31"))).isEqualTo(Certainty.CERTAIN);
  }

  @Test
  void asOfAMonthMeansTheEndOfIt() {
    EdtfDate july = new EdtfDate("2018-07");
    assertThat(july.onOrBefore(july)).isEqualTo(Certainty.CERTAIN);
    assertThat(new EdtfDate("2018-07-31").onOrBefore(july)).isEqualTo(Certainty.CERTAIN);
    assertThat(new EdtfDate("2018").onOrBefore(july)).isEqualTo(Certainty.POSSIBLE);
    assertThat(new EdtfDate("2018-08").onOrBefore(july)).isEqualTo(Certainty.ABSENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../..", "/", "../", "/.."})
  void whatNothingBoundsIsUnknownHoweverItIsWritten(String text) {
    assertThat(new EdtfDate(text)).isEqualTo(EdtfDate.UNKNOWN);
  }

  @Test
  void whatNobodyCanDateIsPossibleOnAnyDay() {
    assertThat(EdtfDate.UNKNOWN.onOrBefore(LocalDate.parse("2018-07-01")))
        .isEqualTo(Certainty.POSSIBLE);
  }

  @Test
  void whatSaysTheSameTwiceKeepsBothPlacesInTheOrder() {
    List<String> said = List.of("endorsed", "withdrawn", "endorsed");
    assertThat(DayRange.inOrder(said, any -> EdtfDate.UNKNOWN.recordedBy(LocalDate.EPOCH)))
        .isEqualTo(said);
  }

  @Test
  void anyDateBeginsBeforeItEndsAndGetsEverMoreCertain() {
    SeededRandom.each(
        3_000,
        seeded -> {
          RandomDates dates = new RandomDates(seeded);
          EdtfDate date = dates.date();
          assertThat(date.earliest()).isBeforeOrEqualTo(date.latest());
          LocalDate day = dates.day();
          LocalDate later = day.plusDays(seeded.below(500));
          assertThat(rank(date, later)).isGreaterThanOrEqualTo(rank(date, day));
        });
  }

  @Test
  void anyTwoDatesCompareTheSameFromBothSides() {
    SeededRandom.each(
        3_000,
        seeded -> {
          RandomDates dates = new RandomDates(seeded);
          EdtfDate one = dates.date();
          EdtfDate other = dates.date();
          assertThat(Integer.signum(one.compareTo(other)))
              .isEqualTo(-Integer.signum(other.compareTo(one)));
          assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
          assertThat(one.certainlyAfter(other) && other.certainlyAfter(one)).isFalse();
        });
  }

  @Test
  void aHundredThousandDatesAreSortedInAMoment() {
    SeededRandom seeded = new SeededRandom(1);
    RandomDates dates = new RandomDates(seeded);
    List<EdtfDate> many = java.util.stream.Stream.generate(dates::date).limit(100_000).toList();
    long start = System.nanoTime();
    assertThat(many.stream().sorted().toList()).hasSize(100_000).isSorted();
    System.out.printf("100,000 dates sorted in %d ms%n", (System.nanoTime() - start) / 1_000_000);
  }

  private static int rank(EdtfDate date, LocalDate day) {
    return switch (date.onOrBefore(day)) {
      case ABSENT -> 0;
      case POSSIBLE -> 1;
      case CERTAIN -> 2;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "2018, 2018~",
    "2018~, 2018?",
    "2018?, 2018%",
    "2018-07, 2018-07?",
    "2018-07-09, 2018?-07-09",
    "2018?-07-09, 2018?-07~-09"
  })
  void aDateIsSurerThanTheSameInMoreDoubt(String surer, String other) {
    assertThat(new EdtfDate(surer).isSurerThan(new EdtfDate(other))).isTrue();
    assertThat(new EdtfDate(other).isSurerThan(new EdtfDate(surer))).isFalse();
    assertThat(new EdtfDate(surer).isSurerThan(new EdtfDate(surer))).isFalse();
  }
}
