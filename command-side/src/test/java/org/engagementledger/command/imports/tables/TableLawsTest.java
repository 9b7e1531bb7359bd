package org.engagementledger.command.imports.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.command.imports.tables.DossierOfRows.KZ;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.command.dossiers.DossierCommand.RetractEntry;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.PersonPolicy;
import org.engagementledger.events.Entry;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.Endorsement;
import org.engagementledger.events.Fact.Engagement;
import org.engagementledger.events.Fact.NonEndorsement;
import org.engagementledger.events.Fact.Position;
import org.engagementledger.events.Fact.Withdrawal;
import org.engagementledger.random.Seeded;
import org.junit.jupiter.api.Test;

class TableLawsTest {
  private static final int SEEDS = 300;
  private static final Terms TERMS =
      new Terms(true, false, false, false, PersonPolicy.INTERNAL, "the table says so");

  @Test
  void everyRowIsReportedAndTheSameTableAgainRecordsNothing() {
    Seeded.each(
        SEEDS,
        seeded -> {
          List<Row> rows = new RandomRows(seeded).rows();
          DossierOfRows dossier = new DossierOfRows();
          Map<Long, Action> first = dossier.imported(rows);
          assertThat(first.keySet()).containsExactlyInAnyOrderElementsOf(numbers(rows));
          int events = dossier.events();
          Map<Long, Action> again = dossier.imported(rows);
          assertThat(dossier.events()).isEqualTo(events);
          assertThat(refused(again)).isEqualTo(refused(first));
        });
  }

  @Test
  void rowsInAnyOrderGiveTheSameStatuses() {
    Seeded.each(
        SEEDS,
        seeded -> {
          RandomRows random = new RandomRows(seeded);
          List<Row> rows = random.rows();
          DossierOfRows one = new DossierOfRows();
          DossierOfRows other = new DossierOfRows();
          one.imported(rows);
          other.imported(random.shuffled(rows));
          assertThat(other.statuses()).as("%s", rows).isEqualTo(one.statuses());
        });
  }

  @Test
  void aDossierThatOthersOpenMeanwhileIsAsGoodAsOneThatWasOpen() {
    OpenDossier opening = new OpenDossier(KZ, "Kazakhstan", "Asia", "Central Asia");
    Seeded.each(
        SEEDS,
        seeded -> {
          List<Row> rows = new RandomRows(seeded).rows();
          DossierOfRows open = new DossierOfRows();
          open.record(opening);
          DossierOfRows opened = new DossierOfRows();
          opened.meanwhile(() -> opened.record(opening));
          assertThat(opened.imported(rows)).isEqualTo(open.imported(rows));
          assertThat(opened.statuses()).isEqualTo(open.statuses());
        });
  }

  @Test
  void anImportThatWasCutOffIsFinishedByRunningItAgain() {
    Seeded.each(
        SEEDS,
        seeded -> {
          List<Row> rows = new RandomRows(seeded).rows();
          DossierOfRows whole = new DossierOfRows();
          whole.imported(rows);
          DossierOfRows cut = new DossierOfRows();
          cut.cutOff(rows, seeded.below(whole.events() + 1));
          cut.imported(rows);
          assertThat(cut.dossier().entries())
              .containsExactlyInAnyOrderElementsOf(whole.dossier().entries());
          assertThat(cut.statuses()).isEqualTo(whole.statuses());
        });
  }

  @Test
  void aCorrectedTableAmendsWhatItCorrectsAndNothingElse() {
    Seeded.each(
        SEEDS,
        seeded -> {
          RandomRows random = new RandomRows(seeded);
          List<Row> rows = random.rows();
          DossierOfRows dossier = new DossierOfRows();
          dossier.imported(rows);
          int entries = dossier.dossier().entries().size();
          int events = dossier.events();
          Map<Long, Action> told = dossier.imported(random.corrected(rows));
          long amended = told.values().stream().filter(it -> it == Action.AMENDED).count();
          long recorded = told.values().stream().filter(it -> it == Action.NEW).count();
          assertThat(dossier.events() - events).isEqualTo((int) (amended + recorded));
          assertThat(dossier.dossier().entries()).hasSize(entries + (int) recorded);
        });
  }

  @Test
  void whatOthersCorrectOrTakeBackStaysWhenTheSameTableComesAgain() {
    Seeded.each(
        SEEDS,
        seeded -> {
          List<Row> rows = new RandomRows(seeded).rows();
          DossierOfRows dossier = new DossierOfRows();
          dossier.imported(rows);
          List<Entry> meetings =
              dossier.dossier().standing().filter(it -> it.fact() instanceof Engagement).toList();
          for (Entry entry : meetings) {
            Engagement said = (Engagement) entry.fact();
            dossier.record(
                seeded.oneIn(2)
                    ? new RetractEntry(KZ, entry.id(), "it was another state")
                    : new AmendEntry(KZ, entry.id(), said.retold("in Geneva"), "the place"));
          }
          int events = dossier.events();
          dossier.imported(rows);
          assertThat(dossier.events()).isEqualTo(events);
        });
  }

  @Test
  void whatAPersonTookBackStaysSoWhateverOtherTableSaysItAgain() {
    Seeded.each(
        SEEDS,
        seeded -> {
          List<Row> rows = new RandomRows(seeded).rows();
          DossierOfRows dossier = new DossierOfRows();
          dossier.imported(rows);
          List<Entry> taken = takenBack(dossier);
          int events = dossier.events();
          Map<Long, Action> told = dossier.imported("another", rows, TERMS);
          assertThat(dossier.dossier().standing().map(Entry::fact))
              .as("%s", rows)
              .noneMatch(fact -> taken.stream().map(Entry::fact).anyMatch(fact::equals));
          if (!taken.isEmpty()) {
            assertThat(told).containsValue(Action.STAYS_RETRACTED);
          }
          dossier.imported(
              "another",
              rows,
              new Terms(true, false, false, true, PersonPolicy.INTERNAL, "it does"));
          assertThat(dossier.events() > events || taken.isEmpty()).isTrue();
        });
  }

  /** Takes back the last position on each instrument, and everything that is no position. */
  private static List<Entry> takenBack(DossierOfRows dossier) {
    List<Entry> last =
        dossier
            .dossier()
            .standing()
            .filter(
                it ->
                    !(it.fact() instanceof Position position)
                        || dossier
                            .dossier()
                            .position(position.instrument())
                            .orElseThrow()
                            .equals(position))
            .toList();
    last.forEach(it -> dossier.record(new RetractEntry(KZ, it.id(), "another state said so")));
    return last;
  }

  @Test
  void theOrderOfTwoTablesThatAgreeDoesNotMatterIfTheMoreExactOneRefines() {
    Terms refining = new Terms(true, false, true, false, PersonPolicy.INTERNAL, "it is more exact");
    Seeded.each(
        SEEDS,
        seeded -> {
          RandomRows random = new RandomRows(seeded);
          List<Row> rows = random.thatAgree();
          List<Row> one = random.coarsened(rows);
          List<Row> other = random.coarsened(rows);
          DossierOfRows first = new DossierOfRows();
          first.imported("one", one, refining);
          first.imported("other", other, refining);
          DossierOfRows second = new DossierOfRows();
          second.imported("other", other, refining);
          second.imported("one", one, refining);
          assertThat(second.statuses()).as("%s and %s", one, other).isEqualTo(first.statuses());
          assertThat(dates(second)).as("%s and %s", one, other).isEqualTo(dates(first));
        });
  }

  private static List<String> dates(DossierOfRows dossier) {
    return dossier
        .dossier()
        .facts(Position.class)
        .map(it -> it.instrument() + " " + it.status() + " " + it.date())
        .sorted()
        .toList();
  }

  @Test
  void aRowThatIsMoreExactIsNoContradictionAndAmendsOnlyIfTheMappingSaysSo() {
    DossierOfRows dossier = new DossierOfRows();
    dossier.imported(List.of(RandomRows.endorsement("2015")));
    List<Row> exact = List.of(RandomRows.endorsement("2015-05-29"));
    assertThat(dossier.imported("another", exact, TERMS)).containsValue(Action.MORE_EXACT);
    List<Row> elsewhere = List.of(RandomRows.endorsement("2016-05-29"));
    Terms refining = new Terms(true, false, true, false, PersonPolicy.INTERNAL, "it is more exact");
    assertThat(dossier.imported("third", elsewhere, refining)).containsValue(Action.REFUSED);
    assertThat(dossier.imported("another", exact, refining)).containsValue(Action.AMENDED);
    assertThat(dates(dossier)).containsExactly("safe-schools-declaration ENDORSED 2015-05-29");
    assertThat(dossier.imported("another", exact, refining)).containsValue(Action.UNCHANGED);
  }

  @Test
  void whatOthersCorrectInARowThatTheTableItselfHadCorrectedStays() {
    Seeded.each(
        SEEDS,
        seeded -> {
          RandomRows random = new RandomRows(seeded);
          List<Row> rows = random.rows();
          DossierOfRows dossier = new DossierOfRows();
          dossier.imported(rows);
          List<Row> corrected = random.corrected(rows);
          dossier.imported(corrected);
          List<Entry> said =
              dossier.dossier().standing().filter(it -> it.fact() instanceof Position).toList();
          for (Entry entry : said) {
            dossier.record(
                new AmendEntry(KZ, entry.id(), seenBy(entry.fact(), "others"), "they saw it"));
          }
          int events = dossier.events();
          dossier.imported(corrected);
          assertThat(dossier.events()).isEqualTo(events);
        });
  }

  @Test
  void aTableThatSaysEverythingTwiceSaysNoMore() {
    Seeded.each(
        SEEDS,
        seeded -> {
          List<Row> rows = new RandomRows(seeded).rows();
          DossierOfRows once = new DossierOfRows();
          once.imported(rows);
          DossierOfRows twice = new DossierOfRows();
          twice.imported(Stream.concat(rows.stream(), rows.stream().map(it -> below(it))).toList());
          assertThat(twice.dossier().standing().map(Entry::fact))
              .containsExactlyElementsOf(once.dossier().standing().map(Entry::fact).toList());
        });
  }

  @Test
  void whatOthersHadRecordedIsNotRecordedOnceMore() {
    Seeded.each(
        SEEDS,
        seeded -> {
          List<Row> meetings =
              new RandomRows(seeded)
                  .rows().stream().filter(it -> it.sort() == RowSort.ENGAGEMENT).toList();
          DossierOfRows dossier = new DossierOfRows();
          dossier.record(new OpenDossier(KZ, "Kazakhstan", "Asia", "Central Asia"));
          for (Row row : meetings) {
            EntryId entry = new EntryId("other-" + row.number());
            dossier.record(
                RowFacts.command(
                    KZ,
                    entry,
                    new RowFacts(DossierOfRows.JSON, PersonPolicy.INTERNAL).of(row, entry)));
          }
          int events = dossier.events();
          dossier.imported(meetings);
          assertThat(dossier.events()).isEqualTo(events);
        });
  }

  private static Row below(Row row) {
    return new Row(
        row.number() + 100, row.rule(), row.sort(), row.country(), row.id(), row.members());
  }

  private static Position seenBy(Fact said, String who) {
    return switch ((Position) said) {
      case Endorsement it ->
          new Endorsement(it.instrument(), it.date(), who, it.sources(), List.of());
      case Withdrawal it ->
          new Withdrawal(it.instrument(), it.date(), who, it.sources(), List.of());
      case NonEndorsement it ->
          new NonEndorsement(it.instrument(), it.date(), who, it.sources(), List.of());
    };
  }

  private static List<Long> numbers(List<Row> rows) {
    return rows.stream().map(Row::number).toList();
  }

  private static List<Long> refused(Map<Long, Action> told) {
    return told.entrySet().stream()
        .filter(it -> it.getValue() == Action.REFUSED)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
