package org.engagementledger.command.imports.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.engagementledger.command.imports.pages.InMemoryPageImport.KZ;
import static org.engagementledger.command.imports.pages.InMemoryPageImport.PAGE;

import java.util.List;
import java.util.Optional;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.ImportReport.Row;
import org.engagementledger.command.imports.ImportReport.Suggestion;
import org.engagementledger.command.imports.pages.PlannedCommands.PlannedCommand;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AttributeSet;
import org.engagementledger.events.DossierEvent.ContactChanged;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.EndorsementWithdrawn;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.DossierEvent.NonEndorsementRecorded;
import org.engagementledger.events.DossierEvent.PageImported;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Redaction;
import org.engagementledger.facts.Status;
import org.junit.jupiter.api.Test;

class PageImportPlanTest {
  private static final InstrumentId SAFE_SCHOOLS = new InstrumentId("safe-schools-declaration");

  private final InMemoryPageImport dossier = new InMemoryPageImport();

  @Test
  void aFirstImportRecordsEverythingAndThePageComesOutAgain() {
    PageImportPlan plan = dossier.imported(PAGE);
    assertThat(dossier.printed()).isEqualTo(PAGE);
    assertThat(plan.report().rows())
        .extracting(Row::line, Row::what, Row::date, Row::kind, Row::action)
        .contains(
            tuple(11, "endorsement", "2015", "safe-schools-declaration", Action.NEW),
            tuple(26, "engagement", "2018-05", "MEETING", Action.NEW),
            tuple(28, "engagement", "2018-07", "COSPONSORSHIP", Action.NEW),
            tuple(30, "engagement", "2019-01", "LETTER", Action.NEW),
            tuple(35, "mailbox", "", "GENEVA", Action.NEW))
        .hasSize(11);
  }

  @Test
  void theSamePageAgainRecordsNothing() {
    dossier.imported(PAGE);
    PageImportPlan again = dossier.imported(PAGE);
    assertThat(again.steps()).isEmpty();
    assertThat(again.report().rows()).extracting(Row::action).containsOnly(Action.UNCHANGED);
  }

  @Test
  void whatATextSeemsToSayIsOfferedAndNotRecorded() {
    assertThat(dossier.imported(PAGE).report().suggestions())
        .containsExactly(
            new Suggestion(28, "COSPONSORSHIP", "resolution 2427 (2018)"),
            new Suggestion(28, "COUNTRIES", "Norway, Spain"),
            new Suggestion(30, "FOLLOW_UP", "We will send the concept note."));
    assertThat(dossier.dossier().facts(Fact.Cosponsorship.class)).isEmpty();
  }

  @Test
  void anEditedLineThatLosesWhatWasInternalIsInternalAltogether() {
    dossier.imported(PAGE);
    Entry entry = letter();
    dossier.record(
        new EntryAmended(
            KZ, entry.id(), entry.fact().marked(List.of("concept note")), "in confidence"));

    dossier.imported(PAGE.replace("the concept note", "Ms. Example a note"));
    assertThat(letter().fact().internal()).containsExactly(Redaction.ALL);
  }

  @Test
  void anEditedLineKeepsWhatWasInternalAndMarksThePersonsThatItNames() {
    dossier.imported(PAGE);
    Entry entry = letter();
    dossier.record(
        new EntryAmended(
            KZ, entry.id(), entry.fact().marked(List.of("concept note")), "in confidence"));

    dossier.imported(PAGE.replace("the concept note", "Ms. Example the concept note"));
    assertThat(letter().fact().internal()).containsExactly("Ms. Example", "concept note");
  }

  @Test
  void aMarkThatSomebodyTookOffStaysOff() {
    String page = PAGE.replace("the concept note", "Ms. Example the concept note");
    dossier.imported(page);
    Entry entry = letter();
    assertThat(entry.fact().internal()).containsExactly("Ms. Example");
    dossier.record(
        new EntryAmended(KZ, entry.id(), entry.fact().marked(List.of()), "agreed with her"));

    dossier.imported(page + "\n");
    assertThat(letter().fact().internal()).isEmpty();
  }

  private Entry letter() {
    return dossier
        .dossier()
        .standing()
        .filter(it -> it.fact().texts().stream().anyMatch(text -> text.contains("We will send")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anEditedLineIsAnAmendmentOfTheSameEntry() {
    dossier.imported(PAGE);
    String edited =
        PAGE.replace("in Geneva to discuss how", "in Geneva, and spoke about how")
            .replace("January 2019: Wrote", "February 2019: Wrote");
    PageImportPlan plan = dossier.imported(edited);
    assertThat(events(plan))
        .containsExactly(EntryAmended.class, EntryAmended.class, PageImported.class);
    assertThat(plan.steps().getFirst().reason()).isEqualTo("the page says so now (kazakhstan.txt)");
    assertThat(dossier.printed()).isEqualTo(edited);
  }

  @Test
  void aLineThatVanishedIsTakenBackAndANewOneIsRecorded() {
    dossier.imported(PAGE);
    String other =
        PAGE.replaceAll("July 2018:.*\n\n", "")
            .replace("Geneva Missions", "2020: Took part in the conference.\n\nGeneva Missions");
    PageImportPlan plan = dossier.imported(other);
    assertThat(events(plan))
        .containsExactly(EntryRetracted.class, EngagementRecorded.class, PageImported.class);
    assertThat(plan.report().rows())
        .filteredOn(row -> row.action() == Action.RETRACTED)
        .extracting(Row::line, Row::date)
        .containsExactly(tuple(0, "2018-07"));
    assertThat(dossier.printed()).isEqualTo(other);
  }

  @Test
  void aLineThatOnlyMovedRecordsOnlyTheNewLayout() {
    dossier.imported(PAGE);
    String line =
        "July 2018: Co-sponsored resolution 2427 (2018).Norway and Spain asked for it.\n\n";
    String moved = PAGE.replace(line, "").replace("Details\n\n", "Details\n\n" + line);
    assertThat(events(dossier.imported(moved))).containsExactly(PageImported.class);
    assertThat(dossier.printed()).isEqualTo(moved);
  }

  @Test
  void contactsThatChangedOrLeftAreChangedOrRemoved() {
    dossier.imported(PAGE);
    String other =
        PAGE.replace("mission@example.org\n", "").replace("Second Secretary", "First Secretary");
    assertThat(events(dossier.imported(other)))
        .containsExactly(ContactRemoved.class, ContactChanged.class, PageImported.class);
    assertThat(dossier.printed()).isEqualTo(other);
  }

  @Test
  void whatCannotBeRecordedTakesNothingBack() {
    dossier.imported(PAGE.replace("Endorsed in 2015", "Not Endorsed"));
    dossier.imported(PAGE.replace("Endorsed in 2015", "Endorsed in 2051"));
    assertThat(dossier.dossier().status(SAFE_SCHOOLS)).isEqualTo(Status.NOT_ENDORSED);
  }

  @Test
  void aStateThatWithdrewIsRecordedAsWithdrawnAndAMistakeIsTakenBack() {
    dossier.imported(PAGE);
    String withdrew = PAGE.replace("Endorsed in 2015", "Withdrew in 2020");
    assertThat(events(dossier.imported(withdrew)))
        .containsExactly(EndorsementWithdrawn.class, PageImported.class);
    assertThat(dossier.dossier().status(SAFE_SCHOOLS)).isEqualTo(Status.WITHDRAWN);
    assertThat(events(dossier.imported(PAGE + "\n")))
        .containsExactly(EntryRetracted.class, PageImported.class);
    String never = PAGE.replace("Endorsed in 2015", "Not Endorsed");
    assertThat(events(dossier.imported(never)))
        .containsExactly(EntryRetracted.class, NonEndorsementRecorded.class, PageImported.class);
    assertThat(dossier.printed()).isEqualTo(never);
  }

  @Test
  void whatWasRecordedByOtherMeansIsLeftAloneAndPrintedAfterwards() {
    dossier.imported(PAGE);
    Engagement meeting =
        Engagement.told(EngagementKind.MEETING, new EdtfDate("2018-06-04"), "Met the deputy.");
    dossier.record(new EngagementRecorded(KZ, new EntryId("by-form"), meeting));
    dossier.imported(PAGE + "\n");
    assertThat(dossier.dossier().entry(new EntryId("by-form"))).map(Entry::stands).contains(true);
    String printed = dossier.printed();
    assertThat(printed).contains("4 June 2018: Met the deputy.\n\nJuly 2018:");
    PageImportPlan exported = dossier.imported(printed);
    assertThat(events(exported)).containsExactly(PageImported.class);
    assertThat(dossier.printed()).isEqualTo(printed);
  }

  @Test
  void whatSomebodyAmendedSinceStaysAmendedWhenThePageStillHasTheOldLine() {
    dossier.imported(PAGE);
    Entry letter = engagement("Wrote to the ministry. We will send the concept note.");
    Engagement better =
        ((Engagement) letter.fact())
            .retold("Wrote to the minister.")
            .on(new EdtfDate("2019-01-15"), Optional.empty());
    dossier.record(new EntryAmended(KZ, letter.id(), better, "it was the minister"));
    dossier.imported(PAGE.replace("Asia\n", "Central Asia\n"));
    assertThat(dossier.dossier().entry(letter.id())).map(Entry::fact).contains(better);
    assertThat(dossier.printed()).contains("15 January 2019: Wrote to the minister.");
  }

  @Test
  void aDateThatSomebodyAmendedSinceStaysWhenThePageHasTheOldDateAndOtherWords() {
    dossier.imported(PAGE);
    Entry letter = letter();
    EdtfDate day = new EdtfDate("2019-01-15");
    Engagement dated = ((Engagement) letter.fact()).on(day, Optional.empty());
    dossier.record(new EntryAmended(KZ, letter.id(), dated, "found the day"));
    dossier.imported(PAGE.replace("concept note", "whole concept note"));
    assertThat(letter().fact().date()).isEqualTo(day);
    assertThat(letter().fact().texts().toString()).contains("whole concept note");
  }

  @Test
  void anEndorsementRecordedMoreExactlyByOtherMeansIsNotRecordedAgain() {
    dossier.imported(PAGE.replaceAll("(?s)Endorsements.*Details", "Details"));
    Position exact =
        new Fact.Endorsement(SAFE_SCHOOLS, new EdtfDate("2015-05-29"), "", List.of(), List.of());
    dossier.record(
        new DossierEvent.EndorsementRegistered(
            KZ, new EntryId("by-form"), (Fact.Endorsement) exact));
    dossier.imported(PAGE);
    assertThat(dossier.dossier().facts(Position.class)).hasSize(4).contains(exact);
    assertThat(dossier.printed()).isEqualTo(PAGE);
  }

  @Test
  void whatTheDossierContradictsIsKeptAsTextAndRemarked() {
    dossier.imported(PAGE.replaceAll("(?s)Endorsements.*Details", "Details"));
    dossier.record(
        new DossierEvent.EndorsementRegistered(
            KZ,
            new EntryId("by-form"),
            new Fact.Endorsement(SAFE_SCHOOLS, new EdtfDate("2015"), "", List.of(), List.of())));
    String page = PAGE.replace("Endorsed in 2015", "Not Endorsed");
    PageImportPlan plan = dossier.imported(page);
    assertThat(plan.report().remarks()).anyMatch(it -> it.line() == 11);
    assertThat(dossier.dossier().status(SAFE_SCHOOLS)).isEqualTo(Status.ENDORSED);
    assertThat(dossier.printed()).isEqualTo(page);
  }

  @Test
  void anAttributeSetByOtherMeansIsNotAmendedButFollowedByTheNewOne() {
    dossier.imported(PAGE);
    dossier.record(
        new AttributeSet(
            KZ,
            new EntryId("by-form"),
            new Fact.Attribute(
                AttributeName.ADDITIONAL, "Chairs a committee", EdtfDate.UNKNOWN, List.of())));
    assertThat(dossier.printed()).endsWith("Additional\n\nChairs a committee\n");
    String page = PAGE.replace("Additional\n\nNone", "Additional\n\nA new ambassador");
    assertThat(events(dossier.imported(page)))
        .containsExactly(AttributeSet.class, PageImported.class);
    assertThat(dossier.printed()).isEqualTo(page);
  }

  private static List<Class<?>> events(PageImportPlan plan) {
    return plan.steps().stream()
        .map(PlannedCommand::event)
        .<Class<?>>map(Object::getClass)
        .toList();
  }

  private Entry engagement(String text) {
    return dossier
        .dossier()
        .standing()
        .filter(it -> it.fact() instanceof Engagement e && e.text().equals(text))
        .findFirst()
        .orElseThrow();
  }
}
