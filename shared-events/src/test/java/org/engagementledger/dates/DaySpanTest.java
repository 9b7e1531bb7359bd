package org.engagementledger.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.engagementledger.samples.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaySpanTest {
  @ParameterizedTest
  @CsvSource({
    "2019-05-12, 2019-05-14, 12 to 14 May 2019",
    "2019-05-28, 2019-06-02, 28 May to 2 June 2019",
    "2018-12-30, 2019-01-02, 30 December 2018 to 2 January 2019",
    "2018-05-12, 2019-05-14, 12 May 2018 to 14 May 2019"
  })
  void bothDaysAreSaidInWords(LocalDate first, LocalDate last, String words) {
    assertThat(new DaySpan(first, last).words()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "d MMMM yyyy, 12-14 May 2019, 2019-05-12, 2019-05-14",
    "d MMMM yyyy, 12 – 14 May 2019, 2019-05-12, 2019-05-14",
    "d MMMM yyyy, 12 to 14 May 2019, 2019-05-12, 2019-05-14",
    "d MMMM yyyy, from 12 to 14 May 2019, 2019-05-12, 2019-05-14",
    "d MMMM yyyy, 28 May — 2 June 2019, 2019-05-28, 2019-06-02",
    "d MMMM yyyy, 30 December 2018 until 2 January 2019, 2018-12-30, 2019-01-02",
    "'MMMM d, yyyy', 'May 12-14, 2019', 2019-05-12, 2019-05-14",
    "'MMMM d, yyyy', 'May 28 - June 2, 2019', 2019-05-28, 2019-06-02",
    "MM/dd/yyyy, 05/12/2019 - 05/14/2019, 2019-05-12, 2019-05-14",
    "dd.MM.yyyy, 12.-14.05.2019, 2019-05-12, 2019-05-14",
    "dd.MM.yyyy, 28.05.-02.06.2019, 2019-05-28, 2019-06-02",
    "yyyy-MM-dd, 2019-05-12 - 2019-05-14, 2019-05-12, 2019-05-14",
    "yyyy-MM-dd, 2019-05-12 to 2019-05-14, 2019-05-12, 2019-05-14",
    "d MMMM yyyy, 12 and 13 May 2019, 2019-05-12, 2019-05-13",
    "d MMMM yyyy, 31 May & 1 June 2019, 2019-05-31, 2019-06-01",
    "d MMMM yyyy, 12/13 May 2019, 2019-05-12, 2019-05-13"
  })
  void aFirstAndALastDayAreReadAsPeopleWriteThem(
      String pattern, String text, LocalDate first, LocalDate last) {
    assertThat(DaySpan.read(text, dates(pattern))).containsExactly(new DaySpan(first, last));
  }

  @ParameterizedTest
  @CsvSource({
    "d MMMM yyyy, 12 May 2019",
    "d MMMM yyyy, 14-12 May 2019",
    "d MMMM yyyy, 12 and 14 May 2019",
    "d MMMM yyyy, 12-31 June 2019",
    "d MMMM yyyy, 12-14-16 May 2019",
    "d MMMM yyyy, 12- May 2019",
    "MMMM yyyy, May-June 2019",
    "dd/MM/yyyy, 05/06-08/2019"
  })
  void whatNamesNoTwoDaysIsNotRead(String pattern, String text) {
    assertThat(DaySpan.read(text, dates(pattern))).isEmpty();
  }

  @Test
  void aLongTextIsNotTriedAtLength() {
    String text = "12-14 May 2019 " + "1-".repeat(50_000) + "2 May 2019";
    assertThat(DaySpan.read(text, dates("d MMMM yyyy"))).isEmpty();
  }

  @Test
  void whatIsSaidInWordsIsReadAsTheSameDays() {
    Function<String, Stream<EdtfDate>> dates = dates("d MMMM yyyy");
    SeededRandom.each(
        500,
        seeded -> {
          LocalDate first = LocalDate.of(2010, 1, 1).plusDays(seeded.below(5_000));
          DaySpan days = new DaySpan(first, first.plusDays(1 + seeded.below(400)));
          assertThat(DaySpan.read(days.words(), dates)).isEqualTo(List.of(days));
        });
  }

  private static Function<String, Stream<EdtfDate>> dates(String pattern) {
    DateTimeFormatter formatter =
        DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
    return text -> {
      try {
        return Stream.of(EdtfDate.of(LocalDate.parse(text, formatter)));
      } catch (DateTimeException none) {
        return Stream.empty();
      }
    };
  }
}
