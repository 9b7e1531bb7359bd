package org.engagementledger.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.engagementledger.random.RandomDates;
import org.engagementledger.random.Seeded;
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
    "2018-21,               2018-03-01, 2018-11-30",
    "2018-24,               2018-01-01, 2019-02-28",
    "9999-22,               9999-01-01, 9999-12-31",
    "9999-24,               9999-01-01, 9999-12-31",
    "201X,                  2010-01-01, 2019-12-31",
    "20XX,                  2000-01-01, 2099-12-31",
    "2018-XX,               2018-01-01, 2018-12-31",
    "2018-XX-XX,            2018-01-01, 2018-12-31",
    "2018-07-XX,            2018-07-01, 2018-07-31",
    "2018-07?,              2018-07-01, 2018-07-31",
    "2018~,                 2018-01-01, 2018-12-31",
    "2018-07-09%,           2018-07-09, 2018-07-09",
    "2015-05-29/2016-04-27, 2015-05-29, 2016-04-27",
    "2018/2018-03,          2018-01-01, 2018-03-31",
    "2016-01/..,            2016-01-01, +999999999-12-31",
    "2016-01/,              2016-01-01, +999999999-12-31",
    "2018-24/2020~,         2018-01-01, 2020-12-31",
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
        "2018-13",
        "2018-02-29",
        "2018-00",
        "2018-07-00",
        "2018-06-31",
        "201",
        "20180709",
        "2018-07-09T10:00",
        "2018-25",
        "2018-XX-09",
        "201X-07",
        "2018/2017",
        "2018-07/2018-06-30",
        "2018/2019/2020",
        "2018-07/yesterday",
        "2018/...",
        "../../..",
        "-0001",
        "Y-17000",
        "2018 ",
        "2018??",
        "{2018,2019}",
        "\u0662\u0660\u0661\u0668"
      })
  void whatIsNoSuchDateIsRefusedAndShown(String text) {
    assertThatThrownBy(() -> new EdtfDate(text))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("'" + text + "'");
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
    assertThat(EdtfDate.inOrder(said, any -> EdtfDate.UNKNOWN)).isEqualTo(said);
  }

  @Test
  void anyDateBeginsBeforeItEndsAndGetsEverMoreCertain() {
    Seeded.each(
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
    Seeded.each(
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
    Seeded seeded = new Seeded(1);
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
}
