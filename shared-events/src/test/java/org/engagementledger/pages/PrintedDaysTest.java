package org.engagementledger.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.engagementledger.dates.DaySpan;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.pages.content.Page;
import org.engagementledger.samples.FirstImport;
import org.engagementledger.samples.RandomDates;
import org.engagementledger.samples.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lasts several days on a page, and what happened on one day that is not known exactly. */
class PrintedDaysTest {
  private static final PageFormat FORMAT = PageFormat.TRACKER;
  private static final EntryId NEW = new EntryId("new");
  private static final List<String> BEGINNINGS =
      List.of(
          "",
          "- ",
          "\u2013 ",
          "~",
          "~~",
          "> ",
          "* ",
          "**",
          "| ",
          "; ",
          "... ",
          "1. ",
          "a) ",
          "(New York) ",
          "[x] ",
          "# ",
          "\u201C",
          "12: ",
          "9-11: ",
          "/ ",
          "_",
          "<b>");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  @ParameterizedTest
  @CsvSource({
    "12-14 May 2019, 2019-05-12, 2019-05-14",
    "12\u201314 May 2019, 2019-05-12, 2019-05-14",
    "12 to 14 May 2019, 2019-05-12, 2019-05-14",
    "12th-14th May 2019, 2019-05-12, 2019-05-14",
    "'May 12-14, 2019', 2019-05-12, 2019-05-14",
    "28 May to 2 June 2019, 2019-05-28, 2019-06-02",
    "28 May-2 June 2019, 2019-05-28, 2019-06-02",
    "30 December 2018 to 2 January 2019, 2018-12-30, 2019-01-02",
    "12 and 13 May 2019, 2019-05-12, 2019-05-13",
    "2019-05-12 to 2019-05-14, 2019-05-12, 2019-05-14"
  })
  void aFirstAndALastDayInWordsSayHowLongItLasted(String label, String date, String lastDay) {
    Engagement read = read(label);
    assertThat(read.date()).isEqualTo(new EdtfDate(date));
    assertThat(read.lastDay()).contains(new EdtfDate(lastDay));
    assertThat(read.text()).isEqualTo("Took part in the conference.");
  }

  @ParameterizedTest
  @CsvSource({
    "2019-05-12/2019-05-14, 2019-05-12/2019-05-14",
    "2019-05-12/2019-05-13, 2019-05-12/2019-05-13",
    "May-June 2019, 2019-05/2019-06",
    "2018 to 2019, 2018/2019",
    "12 and 14 May 2019, 2019-05-12/2019-05-14",
    "12 May 2017 to 14 May 2019, 2017-05-12/2019-05-14",
    "12 May 2019, 2019-05-12",
    "May 2019, 2019-05"
  })
  void anythingElseIsOneDayThatMayNotBeKnownExactly(String label, String date) {
    Engagement read = read(label);
    assertThat(read.date()).isEqualTo(new EdtfDate(date));
    assertThat(read.lastDay()).isEmpty();
  }

  @Test
  void whatIsPrintedReadsBackAsTheSameDays() {
    SeededRandom.each(
        300,
        seeded -> {
          LocalDate first = LocalDate.of(2010, 1, 1).plusDays(seeded.below(5_000));
          DaySpan days = new DaySpan(first, first.plusDays(1 + seeded.below(365)));
          Engagement one = Engagement.told(EngagementKind.MEETING, days.interval(), "We met.");
          Engagement lasting =
              one.on(EdtfDate.of(days.first()), Optional.of(EdtfDate.of(days.last())));
          assertThat(readBack(lasting)).isEqualTo(lasting);
          assertThat(readBack(one)).isEqualTo(one);
        });
  }

  @Test
  void whatIsPrintedReadsBackWhateverItsDateAndHoweverItsTextBegins() {
    SeededRandom.each(
        600,
        seeded -> {
          EdtfDate date = new RandomDates(seeded).date();
          String text = seeded.of(BEGINNINGS) + "Met with them.";
          Engagement one = Engagement.told(EngagementKindGuess.of(text), date, text);
          assertThat(readBack(one)).isEqualTo(one);
          assertThat(readBackAmended(one)).isEqualTo(one);
          String lines = text + seeded.of("\n", "\r\n\r\n", "\n \n\n") + "July 2018: They agreed.";
          Engagement two = Engagement.told(EngagementKindGuess.of(text), date, lines);
          assertThat(readBackAmended(two).text()).isEqualTo(lines.replaceAll("\\s+", " "));
        });
  }

  @Test
  void anAmendedLabelReadsBackAsWhatTheAmendmentSaid() {
    Dossier dossier = FirstImport.recorded(FORMAT.read(bytes("12-14 May 2019")));
    Entry entry = dossier.standing().findFirst().orElseThrow();
    Engagement conference = (Engagement) entry.fact();
    EdtfDate oneDay = new EdtfDate("2019-05-12/2019-05-14");
    Engagement amended = conference.on(oneDay, Optional.empty());
    String printed =
        FORMAT.print(
            dossier.after(
                new EntryAmended(dossier.country(), entry.id(), amended, "one day of these"),
                TODAY));
    assertThat(printed).contains("2019-05-12/2019-05-14: Took part");
    assertThat(engagement(FORMAT.read(printed.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(amended);
  }

  private static Engagement readBackAmended(Engagement fact) {
    Dossier dossier = FirstImport.recorded(FORMAT.read(bytes("May 2009")));
    Entry entry = dossier.standing().findFirst().orElseThrow();
    String printed =
        FORMAT.print(
            dossier.after(new EntryAmended(dossier.country(), entry.id(), fact, "so"), TODAY));
    Page page = FORMAT.read(printed.getBytes(StandardCharsets.UTF_8));
    assertThat(page.facts()).as(printed).hasSize(1);
    return engagement(page);
  }

  private static Engagement readBack(Engagement fact) {
    Dossier dossier = FirstImport.recorded(FORMAT.read(bytes("May 2009")));
    Dossier more = dossier.after(new EngagementRecorded(dossier.country(), NEW, fact), TODAY);
    Page page = FORMAT.read(FORMAT.print(more).getBytes(StandardCharsets.UTF_8));
    return page.facts()
        .map(part -> (Engagement) part.fact().orElseThrow())
        .filter(it -> it.text().equals(fact.text()))
        .findFirst()
        .orElseThrow();
  }

  private static Engagement read(String label) {
    return engagement(FORMAT.read(bytes(label)));
  }

  private static Engagement engagement(Page page) {
    return (Engagement) page.facts().findFirst().orElseThrow().fact().orElseThrow();
  }

  private static byte[] bytes(String label) {
    String page = "Kazakhstan\n\nAsia\n\nDetails\n\n" + label + ": Took part in the conference.\n";
    return page.getBytes(StandardCharsets.UTF_8);
  }
}
