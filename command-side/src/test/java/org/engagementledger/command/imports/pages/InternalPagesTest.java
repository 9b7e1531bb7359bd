package org.engagementledger.command.imports.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.command.imports.pages.InMemoryPageImport.KZ;
import static org.engagementledger.command.imports.pages.InMemoryPageImport.PAGE;

import java.util.List;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.facts.Redaction;
import org.junit.jupiter.api.Test;

/** What somebody marked as internal, once editors change the page. */
class InternalPagesTest {
  private static final String LINE =
      "January 2019: Wrote to the ministry. We will send the concept note.";
  private static final String TEXT = "We will send the concept note.";
  private static final List<String> ALL = List.of(Redaction.ALL);

  private final InMemoryPageImport dossier = new InMemoryPageImport();

  @Test
  void whatIsInternalStaysSoWhereverThePageSaysIt() {
    String joined = PAGE.replace("\n\n" + LINE, " Wrote to the ministry. " + TEXT);
    String split =
        PAGE.replace(LINE, "January 2019: Wrote to the ministry.\n\nJanuary 2019: " + TEXT);
    String moved =
        PAGE.replace(LINE + "\n\n", "").replace("Details", "Highlights\n\n" + TEXT + "\n\nDetails");
    for (List<String> mark : List.of(List.of("the concept note"), ALL)) {
      for (String page : List.of(joined, split, moved)) {
        InMemoryPageImport one = new InMemoryPageImport();
        one.imported(PAGE);
        Entry entry = one.last(it -> String.join("", it.texts()).contains("concept note"));
        one.record(new EntryAmended(KZ, entry.id(), entry.fact().marked(mark), "asked"));
        one.imported(page);
        List<String> shown =
            one.dossier()
                .standing()
                .flatMap(it -> it.fact().forReaders().stream())
                .flatMap(it -> it.texts().stream())
                .toList();
        assertThat(String.join("\n", shown)).as(page).doesNotContain("concept note");
      }
    }
  }

  @Test
  void whatIsInternalAsAWholeStaysSoWhereItIsJoinedOrSplitInOtherWords() {
    String first = "June 2019: They met the envoy Jane Roe today.";
    String second = "June 2019: They agreed on a second visit to the schools with many others.";
    String both =
        "June 2019: They met the envoy Jane Roe today, and they agreed on a second visit to the"
            + " schools with many others.";
    for (String joined : List.of(both, both.replace("today", "yesterday"))) {
      assertThat(shownToReaders(first + "\n\n" + second, joined)).doesNotContain("Jane Roe");
    }
    assertThat(shownToReaders(both, first + "\n\n" + second)).doesNotContain("Jane Roe");
    assertThat(shownToReaders(first, first + "\n\n" + first.replace("envoy", "new envoy")))
        .doesNotContain("Jane Roe");
  }

  private static String shownToReaders(String before, String after) {
    InMemoryPageImport one = new InMemoryPageImport();
    one.imported(PAGE.replace(LINE, before));
    Entry entry = one.last(it -> it.texts().stream().anyMatch(text -> text.contains("Roe")));
    one.record(new EntryAmended(KZ, entry.id(), entry.fact().marked(ALL), "asked"));
    one.imported(PAGE.replace(LINE, after));
    return String.join(
        "\n",
        one.dossier()
            .standing()
            .flatMap(it -> it.fact().forReaders().stream())
            .flatMap(it -> it.texts().stream())
            .toList());
  }

  @Test
  void aNameThatSomebodyLeftOpenStaysOpenWhereAPlaceIsAdded() {
    String line = "July 2021: Met Ms. Anna Petrova there.";
    dossier.imported(PAGE.replace(LINE, line));
    Entry entry = dossier.last(it -> it.texts().contains("Met Ms. Anna Petrova there."));
    dossier.record(new EntryAmended(KZ, entry.id(), entry.fact().marked(List.of()), "asked"));
    dossier.imported(PAGE.replace(LINE, line.replace("2021:", "2021 (Oslo):")));
    assertThat(dossier.last(it -> it.texts().contains("Oslo")).fact().internal()).isEmpty();
  }
}
