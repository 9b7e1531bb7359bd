package org.engagementledger.command.imports.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.command.imports.reconciliation.InMemoryRowImport.KZ;
import static org.engagementledger.command.imports.reconciliation.InMemoryRowImport.rows;

import java.util.List;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.PersonPolicy;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.InstrumentId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two tables that agree, one of which knows more of this and the other more of that. */
class TwoTablesTest {
  private static final ImportPolicy REFINING =
      new ImportPolicy(true, false, true, false, PersonPolicy.INTERNAL, "the table says so");
  private static final ImportPolicy PLAIN =
      new ImportPolicy(true, false, false, false, PersonPolicy.INTERNAL, "the table says so");

  private record Pair(String coarse, String exact) {}

  private static final List<Pair> PAIRS =
      List.of(
          new Pair(
              """
              sort,country,instrument,date,note
              endorsement,KZ,vancouver-principles,2018,seen in the list of 2018
              """,
              """
              sort,country,instrument,date,note
              endorsement,KZ,vancouver-principles,2018-03-01,
              """),
          new Pair(
              """
              sort,country,kind,date,title,text,place
              engagement,KZ,MEETING,2018,Visit,Met,Geneva
              """,
              """
              sort,country,kind,date,title,text,place
              engagement,KZ,MEETING,2018-03-01,Visit,Met,
              """));

  @Test
  void theOrderInWhichTheyAreImportedDoesNotMatter() {
    for (Pair pair : PAIRS) {
      List<Fact> one = imported(pair.coarse(), pair.exact());
      List<Fact> other = imported(pair.exact(), pair.coarse());
      assertThat(one).hasSize(1).isEqualTo(other);
      assertThat(one.getFirst().date()).isEqualTo(new EdtfDate("2018-03-01"));
    }
  }

  /** Of dates that mean the same days, the one in less doubt is the more exact. */
  @ParameterizedTest
  @CsvSource({
    "2018, 2018?",
    "2018, 2018~",
    "2018~, 2018?",
    "2018?, 2018%",
    "2018-07, 2018-07?",
    "2018-07?, 2018",
    "2018-07-09, 2018-07-09?"
  })
  void noOrderMattersWhereADateIsInDoubt(String exact, String other) {
    for (String form :
        List.of(
            "sort,country,instrument,date\nendorsement,KZ,vancouver-principles,%s\n",
            "sort,country,instrument,date\nnon-endorsement,KZ,vancouver-principles,%s\n",
            "sort,country,kind,title,date\nengagement,KZ,MEETING,Visit,%s\n",
            "sort,country,resolution,date\ncosponsorship,KZ,S/RES/2427,%s\n")) {
      String one = form.formatted(exact);
      String two = form.formatted(other);
      assertThat(imported(one, two)).as(one).isEqualTo(imported(two, one)).hasSize(1);
      assertThat(imported(one, two).getFirst().date()).isEqualTo(new EdtfDate(exact));
      String both = one + two.substring(two.indexOf('\n') + 1);
      String turned = two + one.substring(one.indexOf('\n') + 1);
      if (!form.contains("MEETING")) {
        assertThat(imported(both, both)).as(both).isEqualTo(imported(turned, turned));
        assertThat(imported(both, both).getFirst().date()).isEqualTo(new EdtfDate(exact));
      }
    }
  }

  @Test
  void withoutRefiningALesserDoubtIsReportedAndNothingElse() {
    InMemoryRowImport dossier = opened();
    String table = "sort,country,instrument,date\nendorsement,KZ,vancouver-principles,%s\n";
    dossier.imported("one", rows("", table.formatted("2018?")), PLAIN);
    assertThat(dossier.imported("two", rows("", table.formatted("2018")), PLAIN))
        .containsValue(Action.MORE_EXACT);
    assertThat(dossier.imported("three", rows("", table.formatted("2018%")), PLAIN))
        .containsValue(Action.UNCHANGED);
    assertThat(facts(dossier)).extracting(Fact::date).containsExactly(new EdtfDate("2018?"));
  }

  @Test
  void aTableThatLearnsADateLessExactlyThanAPersonLeavesThePersons() {
    InMemoryRowImport dossier = opened();
    String table = "sort,country,instrument,date\nendorsement,KZ,vancouver-principles,%s\n";
    dossier.imported("t", rows("", table.formatted("2018")), PLAIN);
    Entry entry = dossier.dossier().standing().findFirst().orElseThrow();
    Endorsement exact =
        new Endorsement(
            new InstrumentId("vancouver-principles"),
            new EdtfDate("2018-03-01"),
            "",
            List.of(),
            List.of());
    dossier.record(new AmendEntry(KZ, entry.id(), exact, "letter of the ministry"));
    for (String date : List.of("2018-03", "2018-01/2018-06", "2018")) {
      assertThat(dossier.imported("t", rows("", table.formatted(date)), PLAIN))
          .containsValue(Action.UNCHANGED);
      assertThat(facts(dossier)).containsExactly(exact);
    }
    dossier.imported("t", rows("", table.formatted("2018-04")), PLAIN);
    assertThat(facts(dossier)).extracting(Fact::date).containsExactly(new EdtfDate("2018-04"));
  }

  private static List<Fact> imported(String first, String second) {
    InMemoryRowImport dossier = opened();
    dossier.imported("first", rows("", first), REFINING);
    dossier.imported("second", rows("", second), REFINING);
    return facts(dossier);
  }

  private static List<Fact> facts(InMemoryRowImport dossier) {
    return dossier.dossier().standing().map(Entry::fact).toList();
  }

  private static InMemoryRowImport opened() {
    InMemoryRowImport dossier = new InMemoryRowImport();
    dossier.record(new OpenDossier(KZ, "Kazakhstan", "Asia", "Central Asia"));
    return dossier;
  }
}
