package org.engagementledger.command.imports.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.command.imports.pages.InMemoryPageImport.PAGE;

import java.util.List;
import java.util.stream.Stream;
import org.engagementledger.command.imports.pages.PlannedCommands.PlannedCommand;
import org.engagementledger.events.DossierEvent.PageImported;
import org.engagementledger.samples.RandomPages;
import org.engagementledger.samples.SeededRandom;
import org.junit.jupiter.api.Test;

class PageImportLawsTest {
  @Test
  void anImportThatWasCutOffIsFinishedByRunningItAgain() {
    int all = new InMemoryPageImport().plan(PAGE).steps().size();
    for (int recorded = 0; recorded <= all; recorded++) {
      InMemoryPageImport cut = new InMemoryPageImport();
      cut.cutOff(PAGE, recorded);
      cut.imported(PAGE);
      assertThat(cut.printed()).isEqualTo(PAGE);
      assertThat(cut.dossier().entries()).hasSize(11);
      assertThat(cut.imported(PAGE).steps()).isEmpty();
    }
  }

  @Test
  void anyPageFollowedByAnyOtherComesOutAsTheOther() {
    SeededRandom.each(
        250,
        seeded -> {
          RandomPages pages = new RandomPages(seeded);
          String first = pages.page();
          String second = seeded.oneIn(3) ? pages.page() : pages.mutated(first);
          requireEach(seeded, List.of(first, second, first));
        });
  }

  private static void requireEach(SeededRandom seeded, List<String> versions) {
    InMemoryPageImport dossier = new InMemoryPageImport();
    for (String page : versions) {
      if (seeded.oneIn(3)) {
        dossier.cutOff(page, seeded.below(30));
      }
      dossier.imported(page);
      assertThat(dossier.printed()).isEqualTo(page);
      assertThat(dossier.imported(page).steps()).isEmpty();
    }
  }

  @Test
  void aLongPageIsLaidOutInSeveralEvents() {
    String line = "May 2018: Met with the mission for the time number %d, as often before.\n\n";
    String details =
        Stream.iterate(1, i -> i + 1).limit(1_500).map(line::formatted).reduce("", String::concat);
    String page = PAGE.replace("Details\n\n", "Details\n\n" + details);
    InMemoryPageImport dossier = new InMemoryPageImport();
    PageImportPlan plan = dossier.imported(page);
    assertThat(
            plan.steps().stream().map(PlannedCommand::event).filter(PageImported.class::isInstance))
        .hasSizeGreaterThan(2);
    assertThat(dossier.printed()).isEqualTo(page);
  }
}
