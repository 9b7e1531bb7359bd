package org.engagementledger.command.imports.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.command.imports.reconciliation.InMemoryRowImport.KZ;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.command.dossiers.DossierCommand.RegisterEndorsement;
import org.engagementledger.command.dossiers.DossierCommand.RetractEntry;
import org.engagementledger.command.dossiers.DossierCommand.WithdrawEndorsement;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.PersonPolicy;
import org.engagementledger.command.imports.rows.RowType;
import org.engagementledger.command.imports.rows.TableRow;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.Withdrawal;
import org.engagementledger.facts.InstrumentId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class DossierRowImportTest {
  private static final InstrumentId DECLARATION = new InstrumentId("safe-schools-declaration");

  private final InMemoryRowImport dossier = new InMemoryRowImport();

  @Test
  void whatARowSaysNoLongerIsTakenOutAndWhatOthersPutRightStays() {
    dossier.imported(List.of(endorsement("2015", "seen in a list")));
    Endorsement said = (Endorsement) only().fact();
    Endorsement dated =
        new Endorsement(
            said.instrument(), new EdtfDate("2015-05"), said.note(), said.sources(), List.of());
    dossier.record(new AmendEntry(KZ, only().id(), dated, "found the month"));

    assertThat(dossier.imported(List.of(endorsement("2015", ""))))
        .isEqualTo(Map.of(2L, Action.AMENDED));
    assertThat(only().fact())
        .isEqualTo(
            new Endorsement(said.instrument(), new EdtfDate("2015-05"), "", List.of(), List.of()));
  }

  @Test
  void aRowThatNamesAPersonIsMarkedOnceAndLeftAloneAfterwards() {
    List<TableRow> rows = List.of(meeting(2, "Met Ms. Example"));
    dossier.imported(rows);
    assertThat(only().fact().internal()).containsExactly("Ms. Example");
    assertThat(dossier.imported(rows)).isEqualTo(Map.of(2L, Action.UNCHANGED));

    dossier.record(
        new AmendEntry(KZ, only().id(), only().fact().marked(List.of()), "agreed with her"));
    assertThat(dossier.imported(rows)).isEqualTo(Map.of(2L, Action.UNCHANGED));
    assertThat(only().fact().internal()).isEmpty();
  }

  @Test
  void whatWasTakenBackStaysSoThoughTheTableSaysSomethingElseOfIt() {
    dossier.imported(List.of(endorsement("2015", "seen in a list")));
    dossier.record(new RetractEntry(KZ, only().id(), "it was another state"));
    int events = dossier.events();

    assertThat(dossier.imported(List.of(endorsement("2016", "seen in a list"))))
        .isEqualTo(Map.of(2L, Action.STAYS_RETRACTED));
    assertThat(dossier.events()).isEqualTo(events);
  }

  @Test
  void aRowThatSaysNoLongerWhatAnotherSaysLeavesTheEntriesOfOthersAlone() {
    dossier.imported(List.of(meeting(2, "one"), meeting(3, "one"), meeting(4, "two")));

    assertThat(dossier.imported(List.of(meeting(2, "one"), meeting(3, "three"), meeting(4, "two"))))
        .isEqualTo(Map.of(2L, Action.UNCHANGED, 3L, Action.NEW, 4L, Action.UNCHANGED));
    assertThat(texts()).containsExactlyInAnyOrder("one", "two", "three");
  }

  @Test
  void whatARowBetweenOthersTookTheEntryOfIsRecordedAnew() {
    dossier.imported(List.of(meeting(2, "one"), meeting(3, "three")));

    dossier.imported(List.of(meeting(2, "one"), meeting(3, "two"), meeting(4, "three")));
    assertThat(texts()).containsExactlyInAnyOrder("one", "two", "three");
  }

  @Test
  void aRowThatWouldComeAfterWhatWasRecordedBeforeItIsRefusedInThoseWords() {
    dossier.on("2018-03-01");
    dossier.imported(List.of(endorsement("2015", "")));
    dossier.on("2019-05-03");
    dossier.record(new WithdrawEndorsement(KZ, new EntryId("by-form"), withdrawal("../..")));
    dossier.on("2022-01-10");

    assertThat(dossier.imported(List.of(endorsement("2021", ""))))
        .isEqualTo(Map.of(2L, Action.REFUSED));
    assertThat(dossier.why(2))
        .isEqualTo(
            "KZ's withdrawal from safe-schools-declaration (date unknown) was recorded by 3 May"
                + " 2019, so it happened by then; the endorsement (2021) cannot come before it."
                + " Amend or retract the one that is wrong");
  }

  @Test
  void aRowOfALaterYearIsNoMoreExactThanWhatWasRecordedBefore() {
    ImportPolicy refining =
        new ImportPolicy(true, false, true, false, PersonPolicy.INTERNAL, "more exact");
    dossier.on("2019-05-03");
    dossier.record(new OpenDossier(KZ, "Kazakhstan", "", ""));
    dossier.record(new RegisterEndorsement(KZ, new EntryId("by-form"), undated()));
    dossier.on("2022-01-10");

    assertThat(dossier.imported("t", List.of(endorsement("2021", "")), refining))
        .isEqualTo(Map.of(2L, Action.REFUSED));
    assertThat(dossier.imported("t", List.of(endorsement("2018", "")), refining))
        .isEqualTo(Map.of(2L, Action.AMENDED));
  }

  private static Endorsement undated() {
    return new Endorsement(DECLARATION, EdtfDate.UNKNOWN, "", List.of(), List.of());
  }

  private static Withdrawal withdrawal(String date) {
    return new Withdrawal(DECLARATION, new EdtfDate(date), "", List.of(), List.of());
  }

  @Test
  void ofTwoRowsThatSayTheSameBecomesTheSame() {
    TableRow nowhere = endorsement("2999", "");
    TableRow again = new TableRow(3, 0, nowhere.sort(), "KZ", "", nowhere.members());

    assertThat(dossier.imported(List.of(nowhere, again)))
        .isEqualTo(Map.of(2L, Action.REFUSED, 3L, Action.REFUSED));
    assertThat(dossier.imported(List.of(meeting(2, "one"), meeting(3, "one"))))
        .isEqualTo(Map.of(2L, Action.NEW, 3L, Action.UNCHANGED));
  }

  private Stream<String> texts() {
    return dossier.dossier().facts(Engagement.class).map(Engagement::text);
  }

  private static TableRow meeting(long number, String text) {
    ObjectNode members =
        InMemoryRowImport.JSON
            .createObjectNode()
            .put("kind", "MEETING")
            .put("date", "2018-07")
            .put("title", "In Geneva")
            .put("text", text);
    return new TableRow(number, 0, RowType.ENGAGEMENT, "KZ", "", members);
  }

  private Entry only() {
    assertThat(dossier.dossier().standing()).hasSize(1);
    return dossier.dossier().standing().findFirst().orElseThrow();
  }

  private static TableRow endorsement(String date, String note) {
    ObjectNode members =
        InMemoryRowImport.JSON
            .createObjectNode()
            .put("instrument", "safe-schools-declaration")
            .put("date", date);
    if (note.isEmpty()) {
      members.putNull("note");
    } else {
      members.put("note", note);
    }
    return new TableRow(2, 0, RowType.ENDORSEMENT, "KZ", "", members);
  }
}
