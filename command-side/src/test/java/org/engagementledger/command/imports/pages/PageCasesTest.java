package org.engagementledger.command.imports.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.ImportReport.Row;
import org.engagementledger.dates.DaySpan;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.pages.content.ParseWarning;
import org.junit.jupiter.api.Test;

/** Pages from outside, where they are at hand; what they show stands in other tests as well. */
class PageCasesTest {
  private final InMemoryPageImport dossier = new InMemoryPageImport();

  @Test
  void aSpanWithASpacedDashIsASpan() {
    if (imported("shared/cases/a01-page-span-with-spaced-dash/input.txt").isPresent()) {
      assertThat(engagements())
          .containsExactly(
              tuple("2018-12/2019-01", false, "The coalition met the Mission twice."),
              tuple("2018-12-31 to 2019-01-02", false, "Phone calls."),
              tuple("2016/2018", false, "several meetings."),
              tuple("2018-12/2019-01", false, "read rightly."),
              tuple("2018-06/2018-07", false, "read rightly."));
    }
  }

  @Test
  void aBulletBeforeALineChangesNothing() {
    String folder = "shared/cases/a02-page-bullet-loses-known-date/";
    if (imported(folder + "first.txt").isPresent()) {
      List<Tuple> before = engagements();
      PageImportPlan again = imported(folder + "second.txt").orElseThrow();
      assertThat(again.report().rows()).extracting(Row::action).containsOnly(Action.UNCHANGED);
      assertThat(engagements()).isEqualTo(before).hasSize(1);
    }
  }

  @Test
  void theTrackersOwnPageIsReadWholeAndComesOutAgain() {
    Optional<PageImportPlan> plan = imported("shared/data/pages/kazakhstan.txt");
    if (plan.isPresent()) {
      assertThat(plan.get().report().rows()).extracting(Row::action).containsOnly(Action.NEW);
      assertThat(plan.get().report().rows()).hasSize(24);
      String page = read("shared/data/pages/kazakhstan.txt").orElseThrow();
      assertThat(dossier.printed()).isEqualTo(page);
      PageImportPlan inOtherLines = dossier.imported(page.replace("\n", "\r\n"));
      assertThat(inOtherLines.report().rows())
          .extracting(Row::action)
          .containsOnly(Action.UNCHANGED);
    }
  }

  @Test
  void datesAsEditorsWriteThemAreReadOrRemarked() {
    Optional<PageImportPlan> plan =
        imported("shared/cases/a28-page-dates-as-editors-write/input.txt");
    if (plan.isPresent()) {
      assertThat(engagements())
          .containsExactly(
              tuple("2016-01", false, "bullet."),
              tuple("2016-01", false, "place."),
              tuple("2018-06/2018-07", false, "spaced."),
              tuple("2016-01", false, "numeric."),
              tuple("2016-01", false, "en fran\u00E7ais."),
              tuple("2017-35", false, "quarter."),
              tuple("2016-01", false, "First paragraph."),
              tuple("../..", false, "Second paragraph of the same meeting."));
      assertThat(plan.get().report().remarks())
          .extracting(ParseWarning::line)
          .containsExactly(51, 63);
    }
  }

  @Test
  void aHighlightThatStandsUnderDetailsTooIsOneEngagement() {
    if (imported("shared/cases/a29-page-highlight-twice/input.txt").isPresent()) {
      assertThat(engagements()).containsExactly(tuple("2016-01", true, "Met the mission."));
    }
  }

  private List<Tuple> engagements() {
    return dossier
        .dossier()
        .facts(Engagement.class)
        .map(it -> tuple(DaySpan.text(it), it.highlight(), it.text()))
        .toList();
  }

  /** Imports a page and looks that it comes out again; says so if it is not there. */
  private Optional<PageImportPlan> imported(String file) {
    Optional<String> page = read(file);
    if (page.isEmpty()) {
      System.out.println("NOT RUN: there is no " + file + " above this folder");
    }
    Optional<PageImportPlan> plan = page.map(dossier::imported);
    assertThat(page.map(it -> dossier.printed())).isEqualTo(page);
    return plan;
  }

  private static Optional<String> read(String file) {
    return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .takeWhile(folder -> folder != null)
        .map(folder -> folder.resolve(file))
        .filter(Files::exists)
        .findFirst()
        .map(PageCasesTest::text);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
