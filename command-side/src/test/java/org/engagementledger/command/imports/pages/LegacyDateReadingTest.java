package org.engagementledger.command.imports.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.command.imports.pages.InMemoryPageImport.KZ;

import java.util.Optional;
import org.engagementledger.command.imports.ImportReport;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.ImportReport.Row;
import org.engagementledger.dates.DaySpan;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.pages.content.ParseWarning;
import org.junit.jupiter.api.Test;

/** Lines that were read as one day between two, and say now how long something lasted. */
class LegacyDateReadingTest {
  private static final String PAGE =
      """
      Kazakhstan

      Asia

      Details

      12-14 May 2019: Took part in the third conference.

      July 2019: Wrote to the ministry.
      """;
  private static final String OTHERWISE_EDITED = PAGE.replace("Asia", "Central Asia");
  private static final String REMARK = "says that it lasted from 2019-05-12 to 2019-05-14;";

  private final InMemoryPageImport dossier = new InMemoryPageImport();

  @Test
  void aPageSaysHowLongItLastedAndComesOutAsItWentIn() {
    PageImportPlan plan = dossier.imported(PAGE);
    assertThat(when()).isEqualTo("2019-05-12 to 2019-05-14");
    assertThat(dossier.printed()).isEqualTo(PAGE);
    assertThat(plan.report().rows())
        .extracting(Row::date)
        .containsExactly("2019-05-12 to 2019-05-14", "2019-07");
    assertThat(dossier.imported(OTHERWISE_EDITED).report().rows())
        .extracting(Row::action)
        .containsOnly(Action.UNCHANGED);
  }

  @Test
  void theSameLineAgainChangesNothingAndTheReportNamesIt() {
    dossier.importedFormerly(PAGE);
    assertThat(dossier.printed()).isEqualTo(PAGE);
    assertThat(dossier.imported(PAGE).steps()).isEmpty();
    ImportReport report = dossier.imported(OTHERWISE_EDITED).report();
    assertThat(report.rows()).extracting(Row::action).containsOnly(Action.UNCHANGED);
    assertThat(report.remarks())
        .anySatisfy(it -> assertThat(it.sentence()).startsWith(REMARK))
        .extracting(ParseWarning::line)
        .contains(7);
    assertThat(when()).isEqualTo("2019-05-12/2019-05-14");
    assertThat(dossier.printed()).isEqualTo(OTHERWISE_EDITED);
  }

  @Test
  void whatAPersonMadeOfItStaysThoughTheLineIsEdited() {
    dossier.importedFormerly(PAGE);
    amend(new EdtfDate("2019-05-13"), Optional.empty());
    ImportReport report = dossier.imported(PAGE.replace("third", "Third")).report();
    assertThat(when()).isEqualTo("2019-05-13");
    assertThat(conference().text()).contains("Third");
    assertThat(report.remarks()).noneMatch(it -> it.sentence().startsWith(REMARK));
  }

  @Test
  void anAmendedEntryIsPrintedWithTheDaysThatItLasted() {
    dossier.importedFormerly(PAGE);
    amend(new EdtfDate("2019-05-12"), Optional.of(new EdtfDate("2019-05-15")));
    assertThat(dossier.printed()).isEqualTo(PAGE.replace("12-14 May", "12 to 15 May"));
  }

  @Test
  void aLabelThatSomebodyEditsSaysHowLongItLasted() {
    dossier.imported(PAGE.replace("12-14 May 2019", "2019-05-12/2019-05-14"));
    assertThat(when()).isEqualTo("2019-05-12/2019-05-14");
    dossier.imported(PAGE);
    assertThat(when()).isEqualTo("2019-05-12 to 2019-05-14");
    dossier.imported(PAGE.replace("12-14 May", "12-15 May"));
    assertThat(when()).isEqualTo("2019-05-12 to 2019-05-15");
    dossier.imported(PAGE.replace("12-14 May 2019", "2019-05-12/2019-05-15"));
    assertThat(when()).isEqualTo("2019-05-12/2019-05-15");
    dossier.imported(PAGE.replace("12-14 May", "May"));
    assertThat(when()).isEqualTo("2019-05");
    assertThat(dossier.dossier().facts(Engagement.class)).hasSize(2);
  }

  private void amend(EdtfDate date, Optional<EdtfDate> lastDay) {
    dossier.record(
        new EntryAmended(KZ, entry().id(), conference().on(date, lastDay), "asked the host"));
  }

  private String when() {
    return DaySpan.text(conference());
  }

  private Engagement conference() {
    return (Engagement) entry().fact();
  }

  private Entry entry() {
    return dossier
        .dossier()
        .standing()
        .filter(it -> it.fact() instanceof Engagement said && said.text().contains("conference"))
        .findFirst()
        .orElseThrow();
  }
}
