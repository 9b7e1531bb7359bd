package org.engagementledger.command.imports.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.command.imports.reconciliation.InMemoryRowImport.JSON;
import static org.engagementledger.command.imports.reconciliation.InMemoryRowImport.KZ;
import static org.engagementledger.command.imports.reconciliation.InMemoryRowImport.rows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.command.dossiers.DossierCommand.RecordEngagement;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.PersonPolicy;
import org.engagementledger.command.imports.rows.TableRow;
import org.engagementledger.dates.DaySpan;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Engagement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of what lasts several days, and of what happened on a day that is not known exactly. */
class LastingRowsTest {
  private static final String CONFERENCE =
      """
      sort,country,kind,date,title
      engagement,KZ,CONFERENCE_PARTICIPATION,2019-05-12/2019-05-14,Three days
      """;
  private static final String INEXACT = "\"inexactIntervals\": true,";
  private static final ImportPolicy REFINING =
      new ImportPolicy(true, false, true, false, PersonPolicy.INTERNAL, "it is more exact");

  private final InMemoryRowImport dossier = new InMemoryRowImport();

  @Test
  void aConferenceOfThreeDaysLastsThreeDays() {
    dossier.imported(rows("", CONFERENCE));
    assertThat(when()).containsExactly("2019-05-12 to 2019-05-14");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          date=2019-05-12/2019-05-14 | 2019-05-12 to 2019-05-14
          date=2019-05-12,lastDay=2019-05-14 | 2019-05-12 to 2019-05-14
          First day=2019-05-12,Last day=2019-05-14 | 2019-05-12 to 2019-05-14
          firstDay=2019-05-12,lastDay=2019-05-12 | 2019-05-12
          firstDay=2019-05-12 | 2019-05-12
          date=2019-05-12/2019-05-12 | 2019-05-12
          notBefore=2019-05-12,notAfter=2019-05-14 | 2019-05-12/2019-05-14
          date=[2019-05-12..2019-05-14] | [2019-05-12..2019-05-14]
          date=2019-05/2019-06 | 2019-05/2019-06
          date=2019-05-12/.. | 2019-05-12/..
          date=2019-05-12?/2019-05-14 | 2019-05-12?/2019-05-14
          date=2015-05-29/2019-05-14 | 2015-05-29/2019-05-14
          """)
  void columnsAndIntervalsSayHowLongItLastedOrWhenItMayHaveBeen(String cells, String when) {
    dossier.imported(rows("", meeting(cells)));
    assertThat(when()).containsExactly(when);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          d MMMM yyyy | 12-14 May 2019 | 2019-05-12 to 2019-05-14
          d MMMM yyyy | 28 May to 2 June 2019 | 2019-05-28 to 2019-06-02
          d MMMM yyyy | 30 December 2018 – 2 January 2019 | 2018-12-30 to 2019-01-02
          MMMM d, yyyy | May 12-14, 2019 | 2019-05-12 to 2019-05-14
          MM/dd/yyyy | 05/12/2019 - 05/14/2019 | 2019-05-12 to 2019-05-14
          d MMMM yyyy | 12 May 2019 | 2019-05-12
          """)
  void bothDaysStandInOneColumnInAnyFormat(String format, String cell, String when) {
    dossier.imported(rows(mapping(format, ""), "When;What\n" + cell + ";Talks\n"));
    assertThat(when()).containsExactly(when);
  }

  @Test
  void aMappingSaysThatIntervalsAreDaysThatAreNotKnownExactly() {
    dossier.imported(rows(mapping("EDTF", INEXACT), "When;What\n2019-05-12/2019-05-14;Talks\n"));
    assertThat(when()).containsExactly("2019-05-12/2019-05-14");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "date=2019-05-14,lastDay=2019-05-12",
        "date=2019-05,lastDay=2019-05-12",
        "date=2019-05-12,lastDay=2019-06",
        "date=2019-05-12,lastDay=2019-05-13/2019-05-14",
        "notBefore=2019-05-12,notAfter=2019-05-13,lastDay=2019-05-14",
        "date=2019-01-01,lastDay=2021-05-14",
        "date=2026-11-20,lastDay=2026-12-01",
        "lastDay=2019-05-14"
      })
  void whatCannotHaveLastedSoIsRefused(String cells) {
    assertThat(dossier.imported(rows("", meeting(cells)))).containsValue(Action.REFUSED);
    assertThat(when()).isEmpty();
  }

  @Test
  void theSameTableAgainRecordsNothing() {
    dossier.imported(rows("", CONFERENCE));
    int events = dossier.events();
    assertThat(dossier.imported(rows("", CONFERENCE)))
        .containsOnly(Map.entry(2L, Action.UNCHANGED));
    String columns =
        CONFERENCE
            .replace("date,", "date,lastDay,")
            .replace("2019-05-12/2019-05-14", "2019-05-12,2019-05-14");
    assertThat(dossier.imported(rows("", columns))).containsOnly(Map.entry(2L, Action.UNCHANGED));
    assertThat(dossier.events()).isEqualTo(events);
  }

  @Test
  void aRowThatWasReadAsOneDayBetweenTwoIsMoreExactAndAmendsOnlyIfTheMappingSaysSo() {
    dossier.imported(readFormerly());
    assertThat(when()).containsExactly("2019-05-12/2019-05-14");
    int events = dossier.events();
    assertThat(dossier.imported(rows("", CONFERENCE))).containsValue(Action.MORE_EXACT);
    assertThat(dossier.events()).isEqualTo(events);
    assertThat(dossier.imported("table", rows("", CONFERENCE), REFINING))
        .containsValue(Action.AMENDED);
    assertThat(when()).containsExactly("2019-05-12 to 2019-05-14");
    assertThat(dossier.imported(rows("", CONFERENCE))).containsValue(Action.UNCHANGED);
  }

  @Test
  void whatAPersonMadeOfSuchARowStays() {
    dossier.imported(readFormerly());
    Entry entry = dossier.dossier().standing().findFirst().orElseThrow();
    Engagement exact = ((Engagement) entry.fact()).on(new EdtfDate("2019-05-13"), Optional.empty());
    dossier.record(new AmendEntry(KZ, entry.id(), exact, "it was the second day"));
    assertThat(dossier.imported(rows("", CONFERENCE))).containsValue(Action.UNCHANGED);
    assertThat(when()).containsExactly("2019-05-13");
  }

  @Test
  void whatElseChangedInSuchARowIsAmendedAndTheDateIsLeftAlone() {
    dossier.imported(readFormerly());
    String placed = CONFERENCE.replace("title", "title,place").replace("days", "days,Oslo");
    assertThat(dossier.imported(rows("", placed))).containsValue(Action.AMENDED);
    assertThat(when()).containsExactly("2019-05-12/2019-05-14");
    assertThat(dossier.dossier().facts(Engagement.class).map(Engagement::place))
        .containsExactly("Oslo");
  }

  @Test
  void aTableThatGaveOnlyTheFirstDayNamesTheSameEntryWhenItGivesTheLastDayToo() {
    dossier.imported(rows("", meeting("date=2019-05-12")));
    assertThat(dossier.imported(rows("", meeting("date=2019-05-12,lastDay=2019-05-14"))))
        .containsValue(Action.AMENDED);
    assertThat(when()).containsExactly("2019-05-12 to 2019-05-14");
  }

  @Test
  void aRowOfOneDayKeepsItsEntryBesideOneThatLasts() {
    String both =
        """
        sort,country,kind,title,date,lastDay
        engagement,KZ,MEETING,Talks,2019-05-12,2019-05-14
        engagement,KZ,MEETING,Talks,2019-05-12,
        """;
    dossier.imported(rows("", meeting("date=2019-05-12")));
    dossier.imported(rows("", both));
    int events = dossier.events();
    assertThat(when()).containsExactlyInAnyOrder("2019-05-12", "2019-05-12 to 2019-05-14");
    dossier.imported(rows("", both));
    assertThat(dossier.events()).isEqualTo(events);
  }

  @Test
  void whatOthersRecordedAsOneDayBetweenTwoIsNotRecordedOnceMore() {
    Engagement one =
        (Engagement) new RowFacts(JSON, PersonPolicy.INTERNAL).of(readFormerly().getFirst(), ID);
    dossier.record(new OpenDossier(KZ, "Kazakhstan", "Asia", "Central Asia"));
    dossier.record(new RecordEngagement(KZ, ID, one));
    assertThat(dossier.imported(rows("", CONFERENCE))).containsValue(Action.MORE_EXACT);
    assertThat(when()).containsExactly("2019-05-12/2019-05-14");
    assertThat(dossier.imported("table", rows("", CONFERENCE), REFINING))
        .containsValue(Action.AMENDED);
    assertThat(when()).containsExactly("2019-05-12 to 2019-05-14");
    assertThat(dossier.imported("another", readFormerly(), REFINING))
        .containsValue(Action.UNCHANGED);
    assertThat(when()).containsExactly("2019-05-12 to 2019-05-14");
  }

  @Test
  void positionsDoNotLast() {
    dossier.imported(
        rows(
            "",
            """
            sort,country,instrument,date
            endorsement,KZ,safe-schools-declaration,2019-05-12/2019-05-14
            """));
    assertThat(when()).containsExactly("2019-05-12/2019-05-14");
  }

  private static final EntryId ID = new EntryId("by-hand");

  /** The row as it was read before anything was known to last. */
  private static List<TableRow> readFormerly() {
    return rows("{" + INEXACT + "\"rows\": [{}]}", CONFERENCE);
  }

  private Stream<String> when() {
    return dossier.dossier().standing().map(Entry::fact).map((Fact fact) -> DaySpan.text(fact));
  }

  private static String meeting(String cells) {
    StringBuilder header = new StringBuilder("sort,country,kind,title");
    StringBuilder row = new StringBuilder("engagement,KZ,MEETING,Talks");
    for (String cell : cells.split(",", -1)) {
      header.append(',').append(cell, 0, cell.indexOf('='));
      row.append(',').append(cell, cell.indexOf('=') + 1, cell.length());
    }
    return header + "\n" + row + "\n";
  }

  private static String mapping(String format, String more) {
    return """
        {"dates": ["%s"], %s "rows": [{"sort": "engagement",
          "columns": {"date": "When", "title": "What"},
          "constants": {"kind": "CONFERENCE_PARTICIPATION", "country": "KZ"}}]}
        """
        .formatted(format, more);
  }
}
