package org.engagementledger.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.engagementledger.samples.SeededRandom;
import org.junit.jupiter.api.Test;

/**
 * Dates that somebody means and writes in some form: what is read is what was meant, or nothing.
 */
class WrittenDateLawTest {
  private static final List<String> DAYS =
      List.of(
          "d MMMM y",
          "EEEE d MMMM y",
          "EEE, d MMM y",
          "MMMM d, y",
          "d. MMMM y",
          "y-MM-dd",
          "dd/MM/y",
          "MM/dd/y",
          "d.M.y",
          "d. M. y",
          "dd-MM-y",
          "d-MMM-y",
          "y MMMM d",
          "y/MM/dd");
  private static final List<String> BEGINNINGS =
      List.of("d", "dd", "d.", "d MMMM", "EEEE d", "EEE d MMM", "MMMM d", "MMM d");
  private static final List<String> MONTHS =
      List.of("MMMM y", "MMM y", "MM/y", "M/y", "y-MM", "MM.y", "y MMMM", "MMMM", "MMM");
  private static final List<String> YEARS = List.of("y", "yy");
  private static final List<String> JOINERS =
      List.of(
          "-",
          " - ",
          "\u2013",
          " \u2013 ",
          "\u2014",
          "/",
          " / ",
          " to ",
          " until ",
          " and ",
          " & ",
          " au ",
          " al ",
          " or ",
          ", ");
  private static final List<String> LANGUAGES = List.of("en", "fr", "es");

  @Test
  void aDayIsReadAsThatDayOrNotAtAll() {
    SeededRandom.each(
        1_500,
        seeded -> {
          LocalDate day = day(seeded);
          holds(written(seeded, seeded.of(DAYS), day), day, day);
        });
  }

  @Test
  void aSpanHoldsExactlyTheDaysBetweenItsEndsOrIsNotRead() {
    SeededRandom.each(
        2_500,
        seeded -> {
          LocalDate first = day(seeded);
          LocalDate last = first.plusDays(1 + seeded.below(seeded.of(20, 400)));
          List<String> ends = last.getYear() == first.getYear() ? BEGINNINGS : DAYS;
          boolean sameMonth = ends.equals(BEGINNINGS) && first.getMonth() == last.getMonth();
          String form = seeded.oneIn(3) ? seeded.of(DAYS) : seeded.of(ends);
          boolean needsMonth = !form.contains("M") && !sameMonth;
          Locale locale = Locale.forLanguageTag(seeded.of(LANGUAGES));
          String label =
              written(locale, needsMonth ? "d MMMM" : form, first)
                  + seeded.of(JOINERS)
                  + written(locale, seeded.of(DAYS), last);
          if (ends.equals(BEGINNINGS) || form.contains("y")) {
            holds(label, first, last);
          }
        });
  }

  /** What the format itself has as a date is that date. */
  @Test
  void aSpanOfMonthsOrYearsHoldsAllOfThemOrIsNotRead() {
    SeededRandom.each(
        2_500,
        seeded -> {
          LocalDate first = day(seeded).withDayOfMonth(1);
          LocalDate last = first.plusMonths(1 + seeded.below(30)).plusMonths(1).minusDays(1);
          boolean inYears = last.getYear() > first.getYear() && seeded.oneIn(3);
          boolean inOne = last.getYear() == first.getYear();
          String from = inYears ? "y" : seeded.of(inOne ? MONTHS : MONTHS.subList(0, 7));
          String to = seeded.of(inYears ? YEARS : MONTHS.subList(0, 7));
          Locale locale = Locale.forLanguageTag(seeded.of(LANGUAGES));
          String joiner = seeded.of(JOINERS);
          String label = written(locale, from, first) + joiner + written(locale, to, last);
          if (!label.matches("\\d{4}-\\d\\d(-\\d\\d/\\d{4})?")) {
            holds(
                label,
                inYears ? first.withDayOfYear(1) : first,
                inYears ? last.withMonth(12).withDayOfMonth(31) : last);
          }
        });
  }

  @Test
  void aDayOnAnotherWeekdayIsNotRead() {
    SeededRandom.each(
        400,
        seeded -> {
          LocalDate day = day(seeded);
          Locale locale = Locale.forLanguageTag(seeded.of(LANGUAGES));
          String weekday = written(locale, "EEEE", day.plusDays(1 + seeded.below(6)));
          assertThat(read(weekday + " " + written(locale, "d MMMM y", day))).isEmpty();
        });
  }

  private static void holds(String label, LocalDate first, LocalDate last) {
    assertThat(read(label).map(it -> new DayRange(it.date().earliest(), it.date().latest())))
        .as(label)
        .satisfiesAnyOf(
            it -> assertThat(it).isEmpty(),
            it -> assertThat(it).contains(new DayRange(first, last)));
  }

  private static LocalDate day(SeededRandom seeded) {
    return LocalDate.of(2005, 1, 1).plusDays(seeded.below(20 * 365));
  }

  private static String written(SeededRandom seeded, String form, LocalDate day) {
    return written(Locale.forLanguageTag(seeded.of(LANGUAGES)), form, day);
  }

  private static String written(Locale locale, String form, LocalDate day) {
    return DateTimeFormatter.ofPattern(form, locale).format(day);
  }

  private static Optional<WrittenDate> read(String label) {
    DateText text = DateText.of(label);
    return WrittenDate.at(text, 0).filter(it -> it.stop() == text.plain().length());
  }
}
