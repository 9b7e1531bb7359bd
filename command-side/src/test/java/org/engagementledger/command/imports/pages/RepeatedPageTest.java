package org.engagementledger.command.imports.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.command.imports.pages.InMemoryPageImport.KZ;
import static org.engagementledger.command.imports.pages.InMemoryPageImport.PAGE;

import java.util.List;
import org.engagementledger.command.imports.pages.PlannedCommands.PlannedCommand;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.PageImported;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;
import org.junit.jupiter.api.Test;

/** A page that comes again in another form. */
class RepeatedPageTest {
  private static final InstrumentId SAFE_SCHOOLS = new InstrumentId("safe-schools-declaration");
  private static final String JULY = "July 2018: Co-sponsored";
  private static final String LINE =
      "July 2018: Co-sponsored resolution 2427 (2018).Norway and Spain asked for it.";

  private final InMemoryPageImport dossier = new InMemoryPageImport();

  @Test
  void aDateThatCannotBeReadAnyMoreStaysWithARemark() {
    dossier.imported(PAGE);
    for (String label : List.of("n.d.: ", "", "Since July 2018: ", "03/04/2018: ")) {
      String page = PAGE.replace(JULY, label + "Co-sponsored");
      PageImportPlan plan = dossier.imported(page);
      assertThat(cosponsoring().date().text()).isEqualTo("2018-07");
      assertThat(plan.report().remarks())
          .anyMatch(it -> it.line() == 28 && it.sentence().contains("the recorded one, 2018-07"));
      assertThat(dossier.printed()).isEqualTo(page);
    }
  }

  @Test
  void anEndorsementWithoutItsYearKeepsIt() {
    dossier.imported(PAGE);
    PageImportPlan plan = dossier.imported(PAGE.replace("Endorsed in 2015", "Endorsed"));
    assertThat(events(plan)).containsExactly(PageImported.class);
    assertThat(plan.report().remarks()).anyMatch(it -> it.line() == 11);
    assertThat(dossier.dossier().position(SAFE_SCHOOLS).map(Position::date))
        .contains(new EdtfDate("2015"));
  }

  @Test
  void aLineThatSaysNoPositionTakesNoneBack() {
    dossier.imported(PAGE);
    String page = PAGE.replace("Endorsed in 2015", "Pending");
    PageImportPlan plan = dossier.imported(page);
    assertThat(events(plan)).containsExactly(PageImported.class);
    assertThat(plan.report().remarks()).anyMatch(it -> it.line() == 11);
    assertThat(dossier.dossier().status(SAFE_SCHOOLS)).isEqualTo(Status.ENDORSED);
    assertThat(dossier.printed()).isEqualTo(page);
  }

  @Test
  void anEntryThatBecomesAHighlightTooIsTheSame() {
    dossier.imported(PAGE);
    String page = PAGE.replace("Details\n", "Highlights\n\n" + LINE + "\n\nDetails\n");
    assertThat(events(dossier.imported(page)))
        .containsExactly(EntryAmended.class, PageImported.class);
    assertThat(cosponsoring().highlight()).isTrue();
    assertThat(dossier.printed()).isEqualTo(page);
    assertThat(events(dossier.imported(PAGE)))
        .containsExactly(EntryAmended.class, PageImported.class);
    assertThat(cosponsoring().highlight()).isFalse();
  }

  @Test
  void aHighlightMayBeDatedLessExactly() {
    String page =
        PAGE.replace("Details\n", "Highlights\n\n" + LINE.replace("July ", "") + "\n\nDetails\n");
    dossier.imported(page);
    assertThat(cosponsoring().date().text()).isEqualTo("2018-07");
    assertThat(cosponsoring().highlight()).isTrue();
    assertThat(dossier.printed()).isEqualTo(page);
    assertThat(dossier.imported(page + "\n").steps()).hasSize(1);
  }

  @Test
  void aLineThatStandsTwiceIsOneEntryAndRemarked() {
    String page = PAGE.replace(LINE, LINE + "\n\n" + LINE);
    PageImportPlan plan = dossier.imported(page);
    assertThat(cosponsoring().date().text()).isEqualTo("2018-07");
    assertThat(plan.report().remarks())
        .anyMatch(it -> it.line() == 30 && it.sentence().contains("as line 28; both are one"));
    assertThat(dossier.printed()).isEqualTo(page);
  }

  @Test
  void whatWasRecordedApartStaysApart() {
    dossier.imported(PAGE);
    dossier.record(new EngagementRecorded(KZ, new EntryId("by-form"), cosponsoring()));
    PageImportPlan plan = dossier.imported(PAGE.replace(LINE, LINE + "\n\n" + LINE));
    assertThat(events(plan)).containsExactly(PageImported.class);
    assertThat(plan.report().remarks())
        .anyMatch(it -> it.line() == 30 && it.sentence().contains("both are recorded"));
  }

  @Test
  void anEntryWhoseLineWasJoinedToAnotherIsTakenBackWithARemark() {
    dossier.imported(PAGE);
    PageImportPlan plan = dossier.imported(PAGE.replace("safe.\n\nJuly 2018", "safe. July 2018"));
    assertThat(plan.report().remarks())
        .anyMatch(it -> it.line() == 26 && it.sentence().contains("'July 2018'"))
        .anyMatch(it -> it.line() == 26 && it.sentence().contains("the entry of 2018-07"));
  }

  @Test
  void aPlaceInBracketsIsThatOfThePageUntilSomebodyRecordsAnother() {
    dossier.imported(PAGE);
    String page = PAGE.replace(JULY, "July 2018 (New York): Co-sponsored");
    assertThat(events(dossier.imported(page)))
        .containsExactly(EntryAmended.class, PageImported.class);
    assertThat(cosponsoring().place()).isEqualTo("New York");
    assertThat(events(dossier.imported(page.replace("New York", "Geneva"))))
        .containsExactly(EntryAmended.class, PageImported.class);
    assertThat(cosponsoring().place()).isEqualTo("Geneva");
  }

  @Test
  void anEntryWhoseLabelWasNotReadOnceIsTheSameWhenItIs() {
    dossier.imported(PAGE);
    Engagement before =
        Engagement.told(
            EngagementKind.MEETING, new EdtfDate("2018-05"), "June 2018: Spoke about schools.");
    dossier.record(new EngagementRecorded(KZ, new EntryId("of-before"), before));
    String printed = dossier.printed();
    dossier.imported(printed);
    String page = printed.replace("May 2018: June 2018: Spoke", "May \u2013 June 2018: Spoke");
    assertThat(page).isNotEqualTo(printed);
    PageImportPlan plan = dossier.imported(page);
    assertThat(events(plan)).containsExactly(EntryAmended.class, PageImported.class);
    assertThat(dossier.dossier().facts(Engagement.class))
        .anyMatch(
            it ->
                it.date().text().equals("2018-05/2018-06")
                    && it.text().equals("Spoke about schools."));
  }

  private Engagement cosponsoring() {
    List<Engagement> found =
        dossier
            .dossier()
            .facts(Engagement.class)
            .filter(it -> it.text().contains("Co-sponsored"))
            .toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static List<Class<?>> events(PageImportPlan plan) {
    return plan.steps().stream()
        .map(PlannedCommand::event)
        .<Class<?>>map(Object::getClass)
        .toList();
  }
}
