package org.engagementledger.command.imports.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.command.imports.reconciliation.InMemoryRowImport.KZ;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.command.dossiers.DossierCommand.RetractEntry;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.PersonPolicy;
import org.engagementledger.command.imports.rows.RowType;
import org.engagementledger.command.imports.rows.TableRow;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.NonEndorsement;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.Fact.Withdrawal;
import org.engagementledger.samples.SeededRandom;
import org.junit.jupiter.api.Test;

class TableLawsTest {
  private static final int SEEDS = 300;
  private static final ImportPolicy TERMS =
      new ImportPolicy(true, false, false, false, PersonPolicy.INTERNAL, "the table says so");

  @Test
  void everyRowIsReportedAndTheSameTableAgainRecordsNothing() {
    SeededRandom.each(
        SEEDS,
        seeded -> {
          List<TableRow> rows = new RandomRows(seeded).rows();
          InMemoryRowImport dossier = new InMemoryRowImport();
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
    SeededRandom.each(
        SEEDS,
        seeded -> {
          RandomRows random = new RandomRows(seeded);
          List<TableRow> rows = random.rows();
          InMemoryRowImport one = new InMemoryRowImport();
          InMemoryRowImport other = new InMemoryRowImport();
          one.imported(rows);
          other.imported(random.shuffled(rows));
          assertThat(other.statuses()).as("%s", rows).isEqualTo(one.statuses());
        });
  }

  @Test
  void aDossierThatOthersOpenMeanwhileIsAsGoodAsOneThatWasOpen() {
    OpenDossier opening = new OpenDossier(KZ, "Kazakhstan", "Asia", "Central Asia");
    SeededRandom.each(
        SEEDS,
        seeded -> {
          List<TableRow> rows = new RandomRows(seeded).rows();
          InMemoryRowImport open = new InMemoryRowImport();
          open.record(opening);
          InMemoryRowImport opened = new InMemoryRowImport();
          opened.meanwhile(() -> opened.record(opening));
          assertThat(opened.imported(rows)).isEqualTo(open.imported(rows));
          assertThat(opened.statuses()).isEqualTo(open.statuses());
        });
  }

  @Test
  void anImportThatWasCutOffIsFinishedByRunningItAgain() {
    SeededRandom.each(
        SEEDS,
        seeded -> {
          List<TableRow> rows = new RandomRows(seeded).rows();
          InMemoryRowImport whole = new InMemoryRowImport();
          whole.imported(rows);
          InMemoryRowImport cut = new InMemoryRowImport();
          cut.cutOff(rows, seeded.below(whole.events() + 1));
          cut.imported(rows);
          assertThat(cut.dossier().entries())
              .containsExactlyInAnyOrderElementsOf(whole.dossier().entries());
          assertThat(cut.statuses()).isEqualTo(whole.statuses());
        });
  }

  @Test
  void aCorrectedTableAmendsWhatItCorrectsAndNothingElse() {
    SeededRandom.each(
        SEEDS,
        seeded -> {
          RandomRows random = new RandomRows(seeded);
          List<TableRow> rows = random.rows();
          InMemoryRowImport dossier = new InMemoryRowImport();
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
    SeededRandom.each(
        SEEDS,
        seeded -> {
          List<TableRow> rows = new RandomRows(seeded).rows();
          InMemoryRowImport dossier = new InMemoryRowImport();
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
    SeededRandom.each(
        SEEDS,
        seeded -> {
          List<TableRow> rows = new RandomRows(seeded).rows();
          InMemoryRowImport dossier = new InMemoryRowImport();
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
              new ImportPolicy(true, false, false, true, PersonPolicy.INTERNAL, "it does"));
          assertThat(dossier.events() > events || taken.isEmpty()).isTrue();
        });
  }

  /** Takes back the last position on each instrument, and everything that is no position. */
  private static List<Entry> takenBack(InMemoryRowImport dossier) {
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
    ImportPolicy refining =
        new ImportPolicy(true, false, true, false, PersonPolicy.INTERNAL, "it is more exact");
    SeededRandom.each(
        SEEDS,
        seeded -> {
          RandomRows random = new RandomRows(seeded);
          List<TableRow> rows = random.thatAgree();
          List<TableRow> one = random.coarsened(rows);
          List<TableRow> other = random.coarsened(rows);
          InMemoryRowImport first = new InMemoryRowImport();
          first.imported("one", one, refining);
          first.imported("other", other, refining);
          InMemoryRowImport second = new InMemoryRowImport();
          second.imported("other", other, refining);
          second.imported("one", one, refining);
          assertThat(second.statuses()).as("%s and %s", one, other).isEqualTo(first.statuses());
          assertThat(dates(second)).as("%s and %s", one, other).isEqualTo(dates(first));
        });
  }

  private static List<String> dates(InMemoryRowImport dossier) {
    return dossier
        .dossier()
        .facts(Position.class)
        .map(it -> it.instrument() + " " + it.status() + " " + it.date())
        .sorted()
        .toList();
  }

  @Test
  void aRowThatIsMoreExactIsNoContradictionAndAmendsOnlyIfTheMappingSaysSo() {
    InMemoryRowImport dossier = new InMemoryRowImport();
    dossier.imported(List.of(RandomRows.endorsement("2015")));
    List<TableRow> exact = List.of(RandomRows.endorsement("2015-05-29"));
    assertThat(dossier.imported("another", exact, TERMS)).containsValue(Action.MORE_EXACT);
    List<TableRow> elsewhere = List.of(RandomRows.endorsement("2016-05-29"));
    ImportPolicy refining =
        new ImportPolicy(true, false, true, false, PersonPolicy.INTERNAL, "it is more exact");
    assertThat(dossier.imported("third", elsewhere, refining)).containsValue(Action.REFUSED);
    assertThat(dossier.imported("another", exact, refining)).containsValue(Action.AMENDED);
    assertThat(dates(dossier)).containsExactly("safe-schools-declaration ENDORSED 2015-05-29");
    assertThat(dossier.imported("another", exact, refining)).containsValue(Action.UNCHANGED);
  }

  @Test
  void whatOthersCorrectInARowThatTheTableItselfHadCorrectedStays() {
    SeededRandom.each(
        SEEDS,
        seeded -> {
          RandomRows random = new RandomRows(seeded);
          List<TableRow> rows = random.rows();
          InMemoryRowImport dossier = new InMemoryRowImport();
          dossier.imported(rows);
          List<TableRow> corrected = random.corrected(rows);
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
    SeededRandom.each(
        SEEDS,
        seeded -> {
          List<TableRow> rows = new RandomRows(seeded).rows();
          InMemoryRowImport once = new InMemoryRowImport();
          once.imported(rows);
          InMemoryRowImport twice = new InMemoryRowImport();
          twice.imported(Stream.concat(rows.stream(), rows.stream().map(it -> below(it))).toList());
          assertThat(twice.dossier().standing().map(Entry::fact))
              .containsExactlyElementsOf(once.dossier().standing().map(Entry::fact).toList());
        });
  }

  @Test
  void whatOthersHadRecordedIsNotRecordedOnceMore() {
    SeededRandom.each(
        SEEDS,
        seeded -> {
          List<TableRow> meetings =
              new RandomRows(seeded)
                  .rows().stream().filter(it -> it.sort() == RowType.ENGAGEMENT).toList();
          InMemoryRowImport dossier = new InMemoryRowImport();
          dossier.record(new OpenDossier(KZ, "Kazakhstan", "Asia", "Central Asia"));
          for (TableRow row : meetings) {
            EntryId entry = new EntryId("other-" + row.number());
            dossier.record(
                RowFacts.command(
                    KZ,
                    entry,
                    new RowFacts(InMemoryRowImport.JSON, PersonPolicy.INTERNAL).of(row, entry)));
          }
          int events = dossier.events();
          dossier.imported(meetings);
          assertThat(dossier.events()).isEqualTo(events);
        });
  }

  private static TableRow below(TableRow row) {
    return new TableRow(
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

  private static List<Long> numbers(List<TableRow> rows) {
    return rows.stream().map(TableRow::number).toList();
  }

  private static List<Long> refused(Map<Long, Action> told) {
    return told.entrySet().stream()
        .filter(it -> it.getValue() == Action.REFUSED)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
