package org.engagementledger.command.imports.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.command.imports.reconciliation.InMemoryRowImport.KZ;
import static org.engagementledger.command.imports.reconciliation.InMemoryRowImport.rows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.RetractEntry;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.PersonPolicy;
import org.engagementledger.command.imports.rows.TableRow;
import org.engagementledger.dates.DaySpan;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.Engagement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that come again with other rows, and rows that say what others recorded. */
class TableVersionsTest {
  private static final String MEETINGS = "country,kind,date,lastDay,title,text\n";
  private static final String POSITIONS = "sort,country,instrument,date,note\n";
  private static final ImportPolicy PLAIN = terms(false, false, false);
  private static final ImportPolicy REFINING = terms(false, true, false);

  private final InMemoryRowImport dossier = new InMemoryRowImport();

  @ParameterizedTest
  @CsvSource({
    "2019-05-12 2019-05-14, 2019-05-12 2019-05-15, 2019-05-12 to 2019-05-15",
    "2019-05-12 2019-05-14, 2019-05-12, 2019-05-12",
    "2019-05-12, 2019-05-12 2019-05-14, 2019-05-12 to 2019-05-14",
    "2019-05-12/2019-05-14, 2019-05-12, 2019-05-12",
    "2019-05-12/2019-05-14, 2019-05-12 2019-05-13, 2019-05-12 to 2019-05-13",
    "12-14 May 2019, 12-15 May 2019, 2019-05-12 to 2019-05-15",
    "12-14 May 2019, 12 May 2019, 2019-05-12"
  })
  void aCorrectedLastDayAmendsTheRow(String first, String then, String when) {
    imported(lasting(first));
    assertThat(imported(lasting(then))).containsOnly(Map.entry(2L, Action.AMENDED));
    assertThat(said()).containsExactly(when);
    assertThat(imported(lasting(then))).containsOnly(Map.entry(2L, Action.UNCHANGED));
    assertThat(imported(lasting(first))).containsOnly(Map.entry(2L, Action.AMENDED));
    assertThat(said()).hasSize(1);
  }

  private static List<TableRow> lasting(String days) {
    boolean isWritten = days.contains("May");
    String[] both = isWritten ? new String[] {days} : days.split(" ", -1);
    return rows(
        isWritten ? "{\"dates\": [\"d MMMM yyyy\"], \"rows\": [{}]}" : "",
        MEETINGS + "KZ,MEETING," + both[0] + "," + (both.length > 1 ? both[1] : "") + ",Visit,\n");
  }

  @Test
  void whatSomebodyCorrectedStaysWhenAnotherRowAppears() {
    imported(positions("endorsement 2016"));
    amendDate(0, "2016-05-03");
    Map<Long, Action> told =
        imported(positions("endorsement 2010", "withdrawal 2012", "endorsement 2016"));
    assertThat(told).isEqualTo(Map.of(2L, Action.NEW, 3L, Action.NEW, 4L, Action.UNCHANGED));
    assertThat(said()).containsExactlyInAnyOrder("2010", "2012", "2016-05-03");
    int events = dossier.events();
    assertThat(
            imported(positions("endorsement 2010", "withdrawal 2012", "endorsement 2016")).values())
        .containsOnly(Action.UNCHANGED);
    assertThat(dossier.events()).isEqualTo(events);
  }

  @Test
  void rowsAreInsertedAmongPositionsThatWereRecordedBefore() {
    imported(positions("endorsement 2010", "withdrawal 2016"));
    List<TableRow> all =
        positions("endorsement 2010", "withdrawal 2012", "endorsement 2014", "withdrawal 2016");
    imported(all);
    assertThat(said()).containsExactlyInAnyOrder("2010", "2012", "2014", "2016");
    assertThat(imported(all).values()).containsOnly(Action.UNCHANGED);
    List<TableRow> twice = positions("endorsement 2009", "endorsement 2010");
    assertThat(imported(twice))
        .containsEntry(2L, Action.REFUSED)
        .containsEntry(3L, Action.UNCHANGED);
  }

  @Test
  void whatSomebodyCorrectedStaysThoughTheTableAmendedSomethingElseSince() {
    imported(meeting("2019-05-12", "Visit", "a"));
    amend(0, it -> ((Engagement) it).located("Astana"));
    amend(0, it -> ((Engagement) it).on(new EdtfDate("2019-05-13"), Optional.empty()));
    assertThat(imported(meeting("2019-05-12", "Visit", "b"))).containsValue(Action.AMENDED);
    int events = dossier.events();
    assertThat(imported(meeting("2019-05-12", "Visit", "b"))).containsValue(Action.UNCHANGED);
    assertThat(dossier.events()).isEqualTo(events);
    assertThat(said()).containsExactly("2019-05-13");
  }

  @Test
  void aRowThatIsLeftOutLeavesTheOthersTheirEntries() {
    imported(
        rows("", MEETINGS + "KZ,MEETING,2019-05-12,,Visit,a\nKZ,MEETING,2019-05-12,,Visit,b\n"));
    assertThat(imported(meeting("2019-05-12", "Visit", "b")))
        .containsOnly(Map.entry(2L, Action.UNCHANGED));
    assertThat(texts()).containsExactly("a", "b");

    InMemoryRowImport states = new InMemoryRowImport();
    states.imported(positions("endorsement 2016", "withdrawal 2018-03", "endorsement 2020"));
    int events = states.events();
    assertThat(states.imported(positions("withdrawal 2018-03", "endorsement 2020")))
        .containsOnly(Map.entry(2L, Action.UNCHANGED), Map.entry(3L, Action.UNCHANGED));
    assertThat(states.events()).isEqualTo(events);
  }

  @Test
  void theLastOfManyRowsIsFoundWhenItIsAlone() {
    imported(
        rows(
            "",
            Stream.iterate(1, it -> it + 1)
                .limit(60)
                .map(it -> "KZ,MEETING,2019-05-12,,Visit,text " + it + "\n")
                .collect(Collectors.joining("", MEETINGS, ""))));
    int events = dossier.events();
    assertThat(imported(meeting("2019-05-12", "Visit", "text 60"))).containsValue(Action.UNCHANGED);
    assertThat(dossier.events()).isEqualTo(events);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofAnExactAndAnInexactDateInOneTableTheExactOneIsRecorded(boolean refines) {
    ImportPolicy terms = refines ? REFINING : PLAIN;
    for (List<TableRow> both :
        List.of(
            positions("endorsement 2015-05-29", "endorsement 2015-05"),
            positions("endorsement 2015-05", "endorsement 2015-05-29"))) {
      InMemoryRowImport anew = new InMemoryRowImport();
      assertThat(anew.imported("table", both, terms).values())
          .containsExactlyInAnyOrder(Action.NEW, Action.UNCHANGED);
      assertThat(said(anew)).containsExactly("2015-05-29");
      assertThat(anew.imported("table", both, terms).values()).containsOnly(Action.UNCHANGED);

      InMemoryRowImport exact = new InMemoryRowImport();
      exact.imported("table", positions("endorsement 2015-05-29"), terms);
      assertThat(exact.imported("table", both, terms).values()).containsOnly(Action.UNCHANGED);
      assertThat(said(exact)).containsExactly("2015-05-29");

      InMemoryRowImport inexact = new InMemoryRowImport();
      inexact.imported("table", positions("endorsement 2015-05"), terms);
      assertThat(inexact.imported("table", both, terms).values())
          .containsExactlyInAnyOrder(Action.AMENDED, Action.UNCHANGED);
      assertThat(said(inexact)).containsExactly("2015-05-29");
      assertThat(inexact.imported("table", both, terms).values()).containsOnly(Action.UNCHANGED);
    }
  }

  @Test
  void whatAStateSaidAgainAfterTheOppositeIsNoMoreExactVersion() {
    List<TableRow> rows =
        positions("endorsement 2015", "withdrawal 2015-06", "endorsement 2015-09-01");
    assertThat(imported(rows).values()).containsOnly(Action.NEW);
    assertThat(imported(rows).values()).containsOnly(Action.UNCHANGED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "endorsement 2015 | endorsement 2015",
        "endorsement 2015 | endorsement 2016",
        "MEETING 2019-05-12 | MEETING 2019-05-12",
        "MEETING 2019-05-12 | MEETING 2019-05-12 2019-05-14",
        "id 2019-05-12 | id 2020-05-12"
      })
  void whatAPersonTookBackIsRecordedAnewIfTheMappingSaysSo(String first, String then) {
    ImportPolicy restoring = terms(false, false, true);
    imported(anyRow(first));
    for (int times = 0; times < 3; times++) {
      Entry entry = dossier.dossier().standing().findFirst().orElseThrow();
      dossier.record(new RetractEntry(KZ, entry.id(), "another state"));
      assertThat(imported(anyRow(then))).containsValue(Action.STAYS_RETRACTED);
      assertThat(dossier.imported("table", anyRow(then), restoring)).containsValue(Action.NEW);
      assertThat(said()).containsExactly(when(then));
      assertThat(imported(anyRow(then))).containsValue(Action.UNCHANGED);
      assertThat(dossier.imported("table", anyRow(then), restoring))
          .containsValue(Action.UNCHANGED);
    }
    assertThat(imported(anyRow(first)))
        .containsValue(first.equals(then) ? Action.UNCHANGED : Action.STAYS_RETRACTED);
  }

  private static List<TableRow> anyRow(String said) {
    String[] words = said.split(" ", -1);
    String lastDay = words.length > 2 ? words[2] : "";
    return switch (words[0]) {
      case "endorsement" -> positions(said);
      case "id" ->
          rows("", "country,kind,date,title,id\nKZ,MEETING," + words[1] + ",Visit,seven\n");
      default -> rows("", MEETINGS + "KZ,MEETING," + words[1] + "," + lastDay + ",Visit,\n");
    };
  }

  private static String when(String said) {
    return said.substring(said.indexOf(' ') + 1).replace(" ", " to ");
  }

  @Test
  void aTableThatOverrulesPutsItsOwnEntriesRightToo() {
    ImportPolicy overruling = terms(true, false, false);
    imported(meeting("2019-05-12", "Visit", "a"));
    amend(0, it -> ((Engagement) it).on(new EdtfDate("2019-05-20"), Optional.empty()));
    amend(0, it -> ((Engagement) it).located("Astana").retold("otherwise"));
    assertThat(imported(meeting("2019-05-12", "Visit", "a"))).containsValue(Action.UNCHANGED);
    assertThat(dossier.imported("table", meeting("2019-05-12", "Visit", "a"), overruling))
        .containsValue(Action.AMENDED);
    assertThat(said()).containsExactly("2019-05-12");
    assertThat(texts()).containsExactly("a");
    assertThat(dossier.dossier().facts(Engagement.class).map(Engagement::place))
        .containsExactly("Astana");
    int events = dossier.events();
    dossier.imported("table", meeting("2019-05-12", "Visit", "a"), overruling);
    imported(meeting("2019-05-12", "Visit", "a"));
    assertThat(dossier.events()).isEqualTo(events);
  }

  @Test
  void aTableThatOverrulesPutsRightWhatAnotherTableAmended() {
    imported(positions("endorsement 2015-05-29"));
    dossier.imported("other", positions("endorsement 2016-05-29"), terms(true, false, false));
    assertThat(said()).containsExactly("2016-05-29");
    List<TableRow> rows = positions("endorsement 2015-05-29");
    assertThat(dossier.imported("table", rows, terms(true, false, false)))
        .containsValue(Action.AMENDED);
    assertThat(said()).containsExactly("2015-05-29");
  }

  @Test
  void anEngagementOfAnotherTableThatIsDatedLessExactlyIsNotRecordedTwice() {
    for (ImportPolicy terms : List.of(PLAIN, REFINING)) {
      InMemoryRowImport exactFirst = new InMemoryRowImport();
      exactFirst.imported("H1", meeting("2019-05-12", "Visit", "long"), terms);
      assertThat(exactFirst.imported("H2", meeting("2019-05", "VISIT", " Long"), terms))
          .containsValue(Action.UNCHANGED);
      assertThat(said(exactFirst)).containsExactly("2019-05-12");

      InMemoryRowImport exactLast = new InMemoryRowImport();
      exactLast.imported("H2", meeting("2019-05", "Visit", "long"), terms);
      assertThat(exactLast.imported("H1", meeting("2019-05-12", "Visit", "long"), terms))
          .containsValue(terms.equals(PLAIN) ? Action.MORE_EXACT : Action.AMENDED);
      assertThat(said(exactLast)).containsExactly(terms.equals(PLAIN) ? "2019-05" : "2019-05-12");
      int events = exactLast.events();
      exactLast.imported("H1", meeting("2019-05-12", "Visit", "long"), terms);
      exactLast.imported("H2", meeting("2019-05", "Visit", "long"), terms);
      assertThat(exactLast.events()).isEqualTo(events);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2019-05-12, long, 2019-05, short",
    "2019-05-12, long, 2019-06, long",
    "2019-05, long, 2019-05-12, short"
  })
  void meetingsThatSayOtherwiseOrHappenedElsewhenAreTwo(
      String day, String text, String otherDay, String otherText) {
    dossier.imported("H1", meeting(day, "Visit", text), REFINING);
    assertThat(dossier.imported("H2", meeting(otherDay, "Visit", otherText), REFINING))
        .containsValue(Action.NEW);
  }

  @Test
  void anEntryThatIsAnotherRowIsNotTakenForOneThatIsDatedLessExactly() {
    dossier.imported("H1", meeting("2019-05-12", "Visit", "long"), PLAIN);
    List<TableRow> both =
        rows("", MEETINGS + "KZ,MEETING,2019-05-12,,Visit,long\nKZ,MEETING,2019-05,,Visit,long\n");
    assertThat(dossier.imported("H2", both, PLAIN))
        .isEqualTo(Map.of(2L, Action.UNCHANGED, 3L, Action.NEW));
    assertThat(dossier.imported("H2", both, PLAIN).values()).containsOnly(Action.UNCHANGED);
    imported(both);
    imported(meeting("2019-05", "Visit", "long"));
    assertThat(said()).containsExactlyInAnyOrder("2019-05-12", "2019-05");
  }

  private Map<Long, Action> imported(List<TableRow> rows) {
    return dossier.imported(rows);
  }

  private void amend(int index, UnaryOperator<Fact> corrected) {
    Entry entry = dossier.dossier().standing().toList().get(index);
    dossier.record(new AmendEntry(KZ, entry.id(), corrected.apply(entry.fact()), "asked them"));
  }

  private void amendDate(int index, String date) {
    amend(
        index,
        it ->
            it instanceof Endorsement said
                ? new Endorsement(
                    said.instrument(), new EdtfDate(date), said.note(), said.sources(), List.of())
                : it);
  }

  private List<String> said() {
    return said(dossier);
  }

  private static List<String> said(InMemoryRowImport dossier) {
    return dossier.dossier().standing().map(it -> DaySpan.text(it.fact())).toList();
  }

  private Stream<String> texts() {
    return dossier.dossier().facts(Engagement.class).map(Engagement::text);
  }

  private static List<TableRow> meeting(String date, String title, String text) {
    return rows("", MEETINGS + "KZ,MEETING," + date + ",," + title + "," + text + "\n");
  }

  private static List<TableRow> positions(String... said) {
    return rows(
        "",
        Stream.of(said)
            .map(it -> it.split(" ", -1))
            .map(it -> it[0] + ",KZ,safe-schools-declaration," + it[1] + ",\n")
            .collect(Collectors.joining("", POSITIONS, "")));
  }

  private static ImportPolicy terms(boolean overrules, boolean refines, boolean restores) {
    return new ImportPolicy(
        true, overrules, refines, restores, PersonPolicy.INTERNAL, "the table says so");
  }
}
