package org.engagementledger.command.imports.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormatsTest {
  @ParameterizedTest
  @CsvSource({
    "EDTF, 2018, 2018",
    "EDTF, 2018-07, 2018-07",
    "EDTF, 2018-07-09, 2018-07-09",
    "EDTF, 2018~, 2018~",
    "EDTF, 2018-24, 2018-24",
    "EDTF, 2015-05-29/2016-04-27, 2015-05-29/2016-04-27",
    "EDTF, 2016-01/, 2016-01/",
    "EDTF, ../2016, ../2016",
    "EDTF, /2016, /2016",
    "EDTF, /, ../..",
    "EDTF, 2018-07?, 2018-07?",
    "EDTF, 2017-11-15/.., 2017-11-15/..",
    "d MMMM yyyy, 9 July 2018, 2018-07-09",
    "d MMM yyyy, 9 JUL 2018, 2018-07-09",
    "MMMM yyyy, July 2018, 2018-07",
    "yyyy, 2018, 2018",
    "dd.MM.yyyy, 09.07.2018, 2018-07-09",
    "MM/dd/yyyy, 07/09/2018, 2018-07-09"
  })
  void datesAreReadAsTheMappingSays(String format, String text, String date) {
    assertThat(new DateFormats(List.of(format), List.of()).read(text)).isEqualTo(date);
  }

  @Test
  void monthsAreCalledAsTheMappingsLanguageCallsThem() {
    assertThat(new DateFormats(List.of("d MMMM yyyy"), List.of("fr")).read("9 juillet 2018"))
        .isEqualTo("2018-07-09");
  }

  @ParameterizedTest
  @CsvSource({
    "en, d MMM yyyy, 9 Sept 2015, 2015-09-09",
    "en, d MMM yyyy, 9 Sep. 2015, 2015-09-09",
    "en-GB, d MMM yyyy, 9 Sep 2015, 2015-09-09",
    "en, d MMMM yyyy, 9th September 2015, 2015-09-09",
    "en, d MMM. yyyy, 9 Sept. 2015, 2015-09-09",
    "de, d. MMM yyyy, 9. M\u00e4r 2015, 2015-03-09",
    "de, d. MMMM yyyy, 9. M\u00e4rz 2015, 2015-03-09",
    "fr, d MMMM yyyy, 1er mai 2015, 2015-05-01",
    "fr, MMM yyyy, f\u00e9vr 2016, 2016-02",
    "fr, MMM yyyy, fe\u0301vr. 2016, 2016-02",
    "fr, MMM yyyy, D\u00c9C. 2016, 2016-12",
    "es, d 'de' MMMM 'de' yyyy, 3 de agosto de 2016, 2016-08-03",
    "en, d MMM yyyy, 9\u00a0Sept\u200b 2015, 2015-09-09"
  })
  void monthsMayBeCutShortAndDaysNumbered(
      String language, String format, String text, String date) {
    assertThat(new DateFormats(List.of(format), List.of(language)).read(text)).isEqualTo(date);
  }

  @Test
  void severalFormatsAndLanguagesStandInOneColumn() {
    DateFormats dates =
        new DateFormats(List.of("d MMMM yyyy", "dd.MM.yyyy", "EDTF"), List.of("en", "fr"));
    assertThat(List.of("9 July 2018", "9 juillet 2018", "09.07.2018", "2018-07-09"))
        .allSatisfy(text -> assertThat(dates.read(text)).isEqualTo("2018-07-09"));
  }

  @Test
  void aNameCutSoShortThatItCanBeTwoMonthsIsNoMonth() {
    DateFormats dates = new DateFormats(List.of("d MMM yyyy"), List.of("fr"));
    assertThatThrownBy(() -> dates.read("9 jui 2018")).isInstanceOf(Refusal.class);
    assertThat(dates.read("9 juil 2018")).isEqualTo("2018-07-09");
  }

  @ParameterizedTest
  @ValueSource(strings = {"english", "en_GB", "xx", "e", "French"})
  void aLanguageThatThereIsNotIsRefused(String language) {
    assertThatThrownBy(() -> new DateFormats(List.of("d MMM yyyy"), List.of(language)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("'" + language + "' is no language");
  }

  @Test
  void whatIsWrittenAsEdtfAndCannotBeRecordedIsRefusedWithItsReason() {
    DateFormats dates = new DateFormats(List.of(), List.of());
    assertThatThrownBy(() -> dates.read("2018-02-30")).hasMessageContaining("does not exist");
    assertThatThrownBy(() -> dates.read("{2018,2019}"))
        .hasMessageContaining("record one entry for each");
  }

  @Test
  void whatCanBeTwoDatesIsRefusedAndWhatCanOnlyBeOneIsNot() {
    DateFormats dates = new DateFormats(List.of("MM/dd/yyyy", "dd/MM/yyyy"), List.of());
    assertThatThrownBy(() -> dates.read("03/04/2015"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("2015-03-04 or 2015-04-03");
    assertThat(dates.read("13/04/2015")).isEqualTo("2015-04-13");
    assertThat(dates.read("04/04/2015")).isEqualTo("2015-04-04");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "03/04/2015", "31 June 2015", "next week", "15-06-01"})
  void whatIsNoDateIsRefused(String text) {
    DateFormats dates = new DateFormats(List.of("EDTF", "d MMMM yyyy"), List.of());
    assertThatThrownBy(() -> dates.read(text))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "'%s' is no date in the format EDTF (2018, 2018-07, 2018-07-09, 2018-07?, 2018~,"
                + " 2015-05-29/2016-04-27 or 2016-01/..) or d MMMM yyyy; \"dates\" in a mapping says"
                + " how dates are written",
            text);
  }

  @Test
  void anIntervalThatRunsBackwardsIsSaidToDoSo() {
    assertThatThrownBy(() -> new DateFormats(List.of(), List.of()).read("2020/2018"))
        .hasMessage("'2020/2018' ends before it begins");
    assertThatThrownBy(() -> new DateFormats(List.of("d MMMM yyyy"), List.of()).read("2020/2018"))
        .hasMessageContaining("is no date in the format d MMMM yyyy");
  }

  /** Each letter of the language of patterns is in the result, or refused by its name. */
  @Test
  void noPartOfADateIsThrownAway() {
    List<String> bases =
        List.of("yyyy", "MMMM yyyy", "d MMMM yyyy", "DDD yyyy", "yyyy[ d MMM]", "[d ]yyyy[ LLL]");
    Set<Character> used = new TreeSet<>();
    for (String base : bases) {
      for (char letter : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".toCharArray()) {
        for (int times = 1; times < 5; times++) {
          String more = String.valueOf(letter).repeat(times);
          for (String pattern : List.of(more + " " + base, base + "[ " + more + "]")) {
            if (isKept(pattern, letter)) {
              used.add(letter);
            }
          }
        }
      }
    }
    assertThat(used).containsExactly('D', 'E', 'L', 'M', 'd', 'u', 'y');
  }

  private static boolean isKept(String pattern, char letter) {
    DateFormats dates;
    try {
      dates = new DateFormats(List.of(pattern), List.of());
    } catch (Refusal refused) {
      assertThat(refused).hasMessageContaining(pattern);
      if (!pattern.contains("]") && "yuMLdDE".indexOf(letter) < 0) {
        assertThat(refused).hasMessageContainingAll("letter " + letter);
      }
      return false;
    }
    DateTimeFormatter formatter =
        DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH);
    for (LocalDate day : List.of(LocalDate.of(2015, 4, 30), LocalDate.of(2016, 12, 3))) {
      String text = formatter.format(day);
      try {
        EdtfDate read = new EdtfDate(dates.read(text));
        for (LocalDate any = read.earliest(); !any.isAfter(read.latest()); any = any.plusDays(1)) {
          assertThat(formatter.format(any)).as("%s by %s", text, pattern).isEqualTo(text);
        }
      } catch (Refusal none) {
        assertThat(none).hasMessageContaining(text.strip());
      }
    }
    return true;
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "QQQ yyyy, letter Q",
        "yyyy-'W'ww, letter w",
        "G yyyy, letter G",
        "yyyy-MM-dd HH:mm, letter H",
        "EEEE MMMM yyyy, has a day of the week"
      })
  void aLetterThatIsNoPartOfADateIsNamed(String pattern, String because) {
    assertThatThrownBy(() -> new DateFormats(List.of(pattern), List.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(because);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "yyyy-DDD|2015-120|2015-04-30",
        "EEEE, d MMMM yyyy|Thursday, 30 April 2015|2015-04-30",
        "yyyy-MM-dd' 00:00'|2015-04-30 00:00|2015-04-30",
        "'day' d MMMM yyyy|day 3 May 2015|2015-05-03"
      })
  void whatIsInTheDateIsRead(String pattern, String text, String date) {
    assertThat(new DateFormats(List.of(pattern), List.of()).read(text)).isEqualTo(date);
  }

  @Test
  void aDayOfTheWeekOfAnotherDayIsRefused() {
    DateFormats dates = new DateFormats(List.of("EEEE d MMMM yyyy"), List.of());
    assertThatThrownBy(() -> dates.read("Friday 30 April 2015")).isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dd/MM/yy", "dd/MM", "no format yyyy", "d yyyy", "MMMM", "'M' d yyyy"})
  void aFormatThatLeavesSomethingToGuessIsRefused(String format) {
    assertThatThrownBy(() -> new DateFormats(List.of(format), List.of()))
        .isInstanceOf(Refusal.class);
  }
}
