package org.engagementledger.command.imports.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.command.imports.reconciliation.InMemoryRowImport.KZ;
import static org.engagementledger.command.imports.reconciliation.InMemoryRowImport.rows;

import java.text.Normalizer;
import java.util.List;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.command.dossiers.DossierCommand.RetractEntry;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.PersonPolicy;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Engagement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as spreadsheets save them: the same text is the same text, however it is written. */
class SavedTablesTest {
  private static final ImportPolicy PLAIN =
      new ImportPolicy(true, false, false, false, PersonPolicy.INTERNAL, "the table says so");
  private static final String MEETING =
      """
      sort,country,kind,date,title,text,place
      engagement,KZ,MEETING,2018-07-09,Visit à Genève,Met the délégation,Zürich
      """;
  private static final String POSITION =
      """
      sort,country,instrument,date,note
      endorsement,KZ,safe-schools-declaration,2015-05-29,seen
      """;

  private final InMemoryRowImport dossier = new InMemoryRowImport();

  @BeforeEach
  void open() {
    dossier.record(new OpenDossier(KZ, "Kazakhstan", "Asia", "Central Asia"));
  }

  @Test
  void accentsInOnePieceOrTwoAreTheSameText() {
    dossier.imported("one", rows("", MEETING), PLAIN);
    String apart = Normalizer.normalize(MEETING, Normalizer.Form.NFD);
    assertThat(apart).isNotEqualTo(MEETING);
    for (String table : List.of("one", "another")) {
      assertThat(dossier.imported(table, rows("", apart), PLAIN).values())
          .as(table)
          .containsOnly(Action.UNCHANGED);
    }
    assertThat(facts()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00A0", "\u200B", "\uFEFF", "\u202F", "\u2060", "\u00AD"})
  void whatNobodySeesMakesNoDifferenceInAnyCell(String unseen) {
    dossier.imported("one", rows("", POSITION), PLAIN);
    for (String cell : List.of("endorsement", "KZ", "safe-schools-declaration", "2015-05-29")) {
      String padded = POSITION.replaceFirst("(?m)" + cell, unseen + cell + unseen);
      assertThat(dossier.imported("one", rows("", padded), PLAIN).values())
          .as("%s with U+%04X", cell, (int) unseen.charAt(0))
          .containsOnly(Action.UNCHANGED);
    }
  }

  @Test
  void capitalsInAHeaderMakeNoDifference() {
    dossier.imported("one", rows("", POSITION), PLAIN);
    String loud = POSITION.replaceFirst("sort,country,instrument", "SORT,Country,INSTRUMENT");
    assertThat(dossier.imported("one", rows("", loud), PLAIN).values())
        .containsOnly(Action.UNCHANGED);
  }

  @Test
  void theReportSaysWhoTookBackWhatIsNotRecordedAgainAndWhyAndWhatCanBeDone() {
    dossier.imported("one", rows("", POSITION), PLAIN);
    Entry entry = dossier.dossier().standing().findFirst().orElseThrow();
    dossier.record(new RetractEntry(KZ, entry.id(), "not theirs"));
    for (String table : List.of("one", "another")) {
      assertThat(dossier.imported(table, rows("", POSITION), PLAIN).values())
          .containsOnly(Action.STAYS_RETRACTED);
      assertThat(dossier.why(2))
          .contains("taken back by someone", "“not theirs”", "\"restores\": true");
    }
    assertThat(facts()).isEmpty();
  }

  @Test
  void twoColumnsSayBetweenWhichDaysAStateEndorsed() {
    String between =
        """
        sort,country,instrument,notBefore,notAfter
        endorsement,KZ,safe-schools-declaration,2015-05-29,2015-06-30
        """;
    dossier.imported("one", rows("", between), PLAIN);
    assertThat(facts()).extracting(it -> it.date().text()).containsExactly("2015-05-29/2015-06-30");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2015-05-29,", ",2015-06-30"})
  void oneOfTheTwoMayBeEmpty(String days) {
    String open = "sort,country,instrument,notBefore,notAfter\nendorsement,KZ,paris-principles,";
    dossier.imported("one", rows("", open + days + "\n"), PLAIN);
    assertThat(facts())
        .extracting(it -> it.date().text())
        .containsExactly(days.startsWith(",") ? "../2015-06-30" : "2015-05-29/..");
  }

  @Test
  void aTitleOfAnEngagementIsKeptAsItCame() {
    dossier.imported("one", rows("", MEETING), PLAIN);
    assertThat(facts())
        .extracting(it -> ((Engagement) it).title())
        .containsExactly("Visit à Genève");
  }

  private List<Fact> facts() {
    return dossier.dossier().standing().map(Entry::fact).toList();
  }
}
