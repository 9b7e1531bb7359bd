package org.engagementledger.command.imports.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.engagementledger.facts.Fact.Engagement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line whose label gets unreadable, and of which a word or two are edited at once. */
class UnreadLabelsTest {
  private static final String BEFORE = "Kazakhstan\n\nAsia\n\nDetails\n\n";
  private static final String OTHER =
      "\n\nMay 2017: Met with the mission in Geneva on its plans.\n";
  private static final String LINE = "July 2018: Sent a letter to the ministry about schools.";

  private final InMemoryPageImport dossier = new InMemoryPageImport();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "31 June 2018: ",
        "09/07/2018: ",
        "July 2018 or later: ",
        "July 2018 - ongoing - ",
        "n.d.: ",
        "July 2081: ",
        "#3 July 2018: ",
        "2018-07-09; 07-11: ",
        "## 31 June 2018: ",
        ""
      })
  void keepsItsEntryAndTheDateThatIsKnown(String label) {
    dossier.imported(BEFORE + LINE + OTHER);
    PageImportPlan plan =
        dossier.imported(
            BEFORE + label + "Sent two lettres to the ministry about schools." + OTHER);
    assertThat(dossier.dossier().facts(Engagement.class))
        .extracting(it -> it.date().text())
        .containsExactlyInAnyOrder("2018-07", "2017-05");
    assertThat(plan.report().remarks()).anyMatch(it -> it.line() == 7);
    assertThat(dossier.dossier().entries()).hasSize(2);
  }

  @Test
  void betweenBarsIsALineAsAnyOther() {
    dossier.imported(BEFORE + LINE + OTHER);
    dossier.imported(
        BEFORE + "| 9 July 2018 | Sent a letter to the ministry on schools. |" + OTHER);
    assertThat(dossier.dossier().facts(Engagement.class))
        .extracting(it -> it.date().text(), Engagement::text)
        .contains(tuple("2018-07-09", "Sent a letter to the ministry on schools."));
    assertThat(dossier.dossier().entries()).hasSize(2);
  }

  @Test
  void anotherTextWithoutADateIsAnotherEntry() {
    dossier.imported(BEFORE + LINE + OTHER);
    dossier.imported(BEFORE + "31 June 2018: Took part in a workshop for schools." + OTHER);
    assertThat(dossier.dossier().facts(Engagement.class))
        .extracting(it -> it.date().text())
        .containsExactlyInAnyOrder("../..", "2017-05");
  }
}
