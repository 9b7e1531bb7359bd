package org.engagementledger.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.pages.SamplePage.facts;
import static org.engagementledger.pages.SamplePage.read;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.pages.content.Page;
import org.engagementledger.samples.SeededRandom;
import org.junit.jupiter.api.Test;

/** Labels in which something that says when stands behind a date: all of it counts, or none. */
class LabelLawTest {
  private static final List<String> DAYS =
      List.of("d MMMM y", "MMMM d, y", "y-MM-dd", "dd/MM/y", "dd.MM.y", "d. MMMM y", "d-MMM-y");
  private static final List<String> MONTHS = List.of("MMMM y", "MMM y", "y-MM", "MM/y");
  private static final List<String> LATER_DAYS =
      List.of(
          "d",
          "dd",
          "d.",
          "dd.MM.",
          "dd/MM",
          "d.M.",
          "MM-dd",
          "MM/dd",
          "d MMMM",
          "d MMM",
          "MMMM d",
          "'the' d'th'",
          "'on the' d'th'",
          "'again' d.",
          "d MMMM, EEEE");
  private static final List<String> DAYS_OF_MONTH =
      List.of(
          "d",
          "d.",
          "d/M",
          "dd.MM.",
          "d-29",
          "d, 29",
          "'on the' d'th'",
          "'the' d'th'",
          "'week of the' d'th'",
          "'on' d",
          "d 'and' 29");
  private static final List<String> PARTS_OF_YEAR =
      List.of(
          "MMMM",
          "MMM",
          "MM/'09'",
          "MM-'09'",
          "'spring'",
          "'Q'Q",
          "'third quarter'",
          "'second half'",
          "'early autumn'",
          "'summer and fall'");
  private static final List<String> JOINERS =
      List.of(
          " \u2013 ",
          " - ",
          "\u2013",
          "-",
          ", ",
          "; ",
          " / ",
          "/",
          " & ",
          " to ",
          " and ",
          " until ",
          " bis ",
          " ~ ",
          " (",
          " [",
          "(",
          ": ",
          " ");
  private static final List<String> MARKS = List.of(": ", ":", " \u2013 ", " - ", "; ");

  @Test
  void aDayBehindADayIsNoText() {
    SeededRandom.each(
        3_000,
        seeded -> {
          LocalDate first = day(seeded);
          LocalDate last = first.plusDays(1 + seeded.below(60));
          holds(seeded, written(seeded.of(DAYS), first), written(seeded.of(LATER_DAYS), last));
        });
  }

  @Test
  void aDayBehindAMonthIsNoText() {
    SeededRandom.each(
        2_000,
        seeded -> {
          LocalDate day = day(seeded);
          holds(seeded, written(seeded.of(MONTHS), day), written(seeded.of(DAYS_OF_MONTH), day));
        });
  }

  @Test
  void aPartOfTheYearBehindAYearIsNoText() {
    SeededRandom.each(
        2_000,
        seeded -> {
          LocalDate day = day(seeded);
          holds(seeded, written("y", day), written(seeded.of(PARTS_OF_YEAR), day));
        });
  }

  /** The text is what stands behind the mark, or all of the line, or a remark names the line. */
  private static void holds(SeededRandom seeded, String date, String more) {
    String joiner = seeded.of(JOINERS);
    String close = joiner.contains("(") ? ")" : joiner.contains("[") ? "]" : "";
    String line = date + joiner + more + close + seeded.of(MARKS) + "Met with the ministry.";
    Page page = read("Details\n\n" + line + "\n");
    assertThat(facts(page, Engagement.class))
        .as(line)
        .singleElement()
        .satisfies(
            it -> {
              boolean isRemarked = page.remarks().stream().anyMatch(r -> r.line() == 3);
              boolean isUnread = it.date().equals(EdtfDate.UNKNOWN);
              assertThat(it.text().equals("Met with the ministry.") ? !isUnread : isRemarked)
                  .isTrue();
              assertThat(isUnread || joiner.equals(": ") || it.text().startsWith("Met")).isTrue();
            });
  }

  private static LocalDate day(SeededRandom seeded) {
    return LocalDate.of(2005, 1, 1).plusDays(seeded.below(20 * 365));
  }

  private static String written(String form, LocalDate day) {
    return DateTimeFormatter.ofPattern(form, Locale.ENGLISH).format(day);
  }
}
