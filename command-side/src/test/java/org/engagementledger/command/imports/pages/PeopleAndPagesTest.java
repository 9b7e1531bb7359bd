package org.engagementledger.command.imports.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.command.imports.pages.InMemoryPageImport.KZ;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.engagementledger.command.imports.ImportReport;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.ImportReport.Row;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.pages.content.ParseWarning;
import org.junit.jupiter.api.Test;

/** Pages that are edited after people amended or took back what they said. */
class PeopleAndPagesTest {
  private static final String DATED =
      "9 July 2018: The coalition met the Mission in Geneva about the conference.";
  private static final String MAY =
      "May 2019: The coalition met the Mission in Geneva about the conference.";

  private final InMemoryPageImport dossier = new InMemoryPageImport();

  @Test
  void aHighlightThatLosesItsDateKeepsItAndStaysAHighlight() {
    for (String details : List.of("May 2019: Palma.", DATED, "May 2019: Palma.\n\n" + DATED)) {
      InMemoryPageImport one = new InMemoryPageImport();
      one.imported(page(DATED, details));
      String without = page(DATED.replace("9 July 2018: ", ""), details);
      ImportReport report = one.imported(without).report();
      assertThat(report.rows()).extracting(Row::action).containsOnly(Action.UNCHANGED);
      assertThat(sentences(report))
          .containsAnyOf("the recorded one, 2018-07-09, stays", "both are one entry")
          .doesNotContain("in words", "its date is unknown");
      assertThat(shown(one)).contains("2018-07-09 H The coalition met");
      assertThat(one.printed()).isEqualTo(without);
    }
  }

  @Test
  void aHighlightInSeveralLinesLosesItsDateAndKeepsItToo() {
    String wrapped = DATED.replace("in Geneva ", "in Geneva\n");
    dossier.imported(page(wrapped, "May 2019: Palma."));
    dossier.imported(page(wrapped.replace("9 July 2018: ", ""), "May 2019: Palma."));
    assertThat(shown(dossier)).contains("2018-07-09 H").hasLineCount(2);
  }

  @Test
  void wordsAboveTheHighlightsStayWords() {
    dossier.imported(page("A long friendship.\n\n" + DATED, "May 2019: Palma."));
    String without = "A long friendship.\n\n" + DATED.replace("9 July 2018: ", "");
    ImportReport report = dossier.imported(page(without, "May 2019: Palma.")).report();
    assertThat(report.rows()).extracting(Row::action).containsOnly(Action.UNCHANGED);
    assertThat(shown(dossier)).hasLineCount(2);
  }

  @Test
  void whatAPersonTookBackStaysSoHoweverItsLineIsEdited() {
    for (UnaryOperator<String> edit : EDITS) {
      InMemoryPageImport one = new InMemoryPageImport();
      one.imported(page("", DATED));
      retract(one);
      for (String version : List.of(edit.apply(DATED), DATED, edit.apply(DATED))) {
        ImportReport report = one.imported(page("", version + "\n\nMay 2019: Palma.")).report();
        assertThat(sentences(report))
            .as(version)
            .contains("taken back by someone", "“wrong state”", "records it by hand");
        assertThat(shown(one)).as(version).isEqualTo("2019-05 - Palma.");
      }
    }
  }

  private static final List<UnaryOperator<String>> EDITS =
      List.of(
          line -> line.substring(0, line.length() - 1),
          line -> line.replace("met", "met with"),
          line -> line.replace("9 July", "10 July"),
          line -> line.replace("9 July 2018:", "03/04/2018:"),
          line -> line.replace("9 July 2018:", "July 9, 2018 \u2013"),
          line -> line.replace("9 July 2018: ", ""),
          line -> line.replace("9 July", "July"),
          line -> line.replace("9 July 2018:", "9 July 2018 (Bern):"));

  @Test
  void anotherLineThatIsNewIsRecordedBesideWhatWasTakenBack() {
    dossier.imported(page("", DATED));
    retract(dossier);
    dossier.imported(page("", DATED + "\n\n" + DATED.replace("9 July 2018", "3 March 2020")));
    assertThat(shown(dossier)).startsWith("2020-03-03").hasLineCount(1);
  }

  @Test
  void anEditOfWordsLeavesTheDateThatAPersonAmended() {
    dossier.imported(page("", MAY));
    amend(dossier, "2019-05-28", "The coalition met the Mission in Palma.");
    ImportReport report = dossier.imported(page("", MAY.replace("met", "met with"))).report();
    assertThat(report.rows()).extracting(Row::action).containsOnly(Action.AMENDED);
    assertThat(sentences(report)).contains("changes what somebody had amended");
    assertThat(shown(dossier))
        .isEqualTo(
            "2019-05-28 - The coalition met with the Mission in Geneva about the conference.");
  }

  @Test
  void anEditOfAMarkLeavesTheWordsThatAPersonAmended() {
    dossier.imported(page("", "May 2019: Took part in Palma."));
    amend(dossier, "2019-05-28", "Took part in the Palma conference.");
    for (String mark : List.of(".\n\n2016: Wrote.", "!", "?")) {
      dossier.imported(page("", "May 2019: Took part in Palma" + mark));
      assertThat(shown(dossier)).contains("2019-05-28 - Took part in the Palma conference.");
    }
  }

  @Test
  void twoPlacesAreTwoEngagements() {
    String both =
        "9 July 2018 (New York): Met the mission.\n\n9 July 2018 (Geneva): Met the mission.";
    dossier.imported(page("", both));
    assertThat(shown(dossier)).hasLineCount(2);
    ImportReport removed =
        dossier.imported(page("", "9 July 2018 (Geneva): Met the mission.")).report();
    assertThat(removed.rows())
        .extracting(Row::action)
        .containsExactly(Action.UNCHANGED, Action.RETRACTED);
    assertThat(places(dossier)).containsExactly("Geneva");
  }

  @Test
  void aPlaceThatAPersonAmendedStaysAndOneThatIsGoneTooWithARemark() {
    dossier.imported(page("", "9 July 2018 (New York): Met the mission."));
    dossier.imported(page("", "9 July 2018 (Geneva): Met the mission."));
    assertThat(places(dossier)).containsExactly("Geneva");
    Entry entry = entry(dossier);
    Engagement moved = ((Engagement) entry.fact()).located("Bern");
    dossier.record(new EntryAmended(KZ, entry.id(), moved, "it was there"));
    ImportReport other =
        dossier.imported(page("", "9 July 2018 (Vienna): Met the mission.")).report();
    assertThat(places(dossier)).containsExactly("Bern");
    assertThat(sentences(other))
        .contains("the recorded one, Bern, stays")
        .doesNotContain("taken for");
    ImportReport none = dossier.imported(page("", "9 July 2018: Met the mission.")).report();
    assertThat(places(dossier)).containsExactly("Bern");
    assertThat(sentences(none)).contains("gives no place any more");
  }

  @Test
  void aHighlightInAnotherFormIsTheSameEngagement() {
    for (UnaryOperator<String> form : FORMS) {
      InMemoryPageImport one = new InMemoryPageImport();
      String page = page(form.apply(DATED), DATED);
      one.imported(page);
      assertThat(shown(one)).as(form.apply(DATED)).contains(" H ").hasLineCount(1);
      assertThat(one.printed()).isEqualTo(page);
      assertThat(one.imported(page + "\n").steps()).hasSize(1);
    }
  }

  private static final List<UnaryOperator<String>> FORMS =
      List.of(
          line -> line.substring(0, line.length() - 1),
          line -> line.replace("met the Mission", "Met The mission"),
          line ->
              line.replace("The coalition", "\u2018The\u2019 coalition")
                  .replace("\u2018The\u2019", "The"),
          line -> line.replace("Mission", "**Mission**"),
          line -> line.replace("in Geneva about the conference.", "\u2026"),
          line -> line.replace(" about the conference.", "..."));

  @Test
  void aHighlightThatOnlyResemblesADetailIsAnotherWithARemarkThatNamesBoth() {
    for (String detail :
        List.of(
            DATED.replace("July", "August"),
            DATED.replace("about the conference", "about the conference in Palma"))) {
      InMemoryPageImport one = new InMemoryPageImport();
      ImportReport report = one.imported(page(DATED, detail)).report();
      assertThat(shown(one)).hasLineCount(2);
      assertThat(report.remarks())
          .filteredOn(it -> it.sentence().contains("resembles line 13"))
          .extracting(ParseWarning::line)
          .containsExactly(9);
    }
  }

  @Test
  void aCopyThatIsEditedUnderDetailsAloneStaysOneEngagement() {
    for (String edited :
        List.of(
            DATED + " Two further sentences about schools, and what the ministry says of them.",
            DATED.replace("9 July", "10 July"),
            DATED.replace("met", "met with"))) {
      InMemoryPageImport one = new InMemoryPageImport();
      one.imported(page(DATED, DATED));
      String page = page(DATED, edited);
      one.imported(page);
      assertThat(shown(one)).contains(" H ").hasLineCount(1);
      assertThat(one.printed()).isEqualTo(page);
      assertThat(one.imported(page + "\n").steps()).hasSize(1);
      one.imported(page("", edited));
      assertThat(shown(one)).contains(" - ").hasLineCount(1);
    }
  }

  @Test
  void aPageThatWasCutOffSaysAtItsTopHowMuchItTakesBack() {
    dossier.imported(InMemoryPageImport.PAGE);
    String cut = InMemoryPageImport.PAGE.substring(0, InMemoryPageImport.PAGE.indexOf("May 2018"));
    assertThat(dossier.imported(cut.replaceAll("(?s)Endorsements.*Details", "Details")).report())
        .satisfies(
            report ->
                assertThat(report.remarks().getFirst())
                    .extracting(ParseWarning::sentence)
                    .asString()
                    .contains("entries of the last page; if it was cut off"));
  }

  private static String page(String highlights, String details) {
    return "Kazakhstan\n\nAsia\n\nAdvocacy Engagements\n\nHighlights\n\n%s\n\nDetails\n\n%s\n"
        .formatted(highlights, details);
  }

  private static void retract(InMemoryPageImport one) {
    one.record(new EntryRetracted(KZ, entry(one).id(), "wrong state"));
  }

  private static void amend(InMemoryPageImport one, String date, String text) {
    Entry entry = entry(one);
    Engagement better =
        ((Engagement) entry.fact()).on(new EdtfDate(date), Optional.empty()).retold(text);
    one.record(new EntryAmended(KZ, entry.id(), better, "asked"));
  }

  private static Entry entry(InMemoryPageImport one) {
    return one.dossier()
        .standing()
        .filter(it -> it.fact() instanceof Engagement)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> places(InMemoryPageImport one) {
    return one.dossier().facts(Engagement.class).map(Engagement::place).toList();
  }

  private static String shown(InMemoryPageImport one) {
    return String.join(
        "\n",
        one.dossier()
            .facts(Engagement.class)
            .map(it -> it.date() + (it.highlight() ? " H " : " - ") + it.text().replace("\n", " "))
            .toList());
  }

  private static String sentences(ImportReport report) {
    return String.join("\n", report.remarks().stream().map(ParseWarning::sentence).toList());
  }
}
