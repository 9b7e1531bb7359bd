package org.engagementledger.command.imports.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.command.imports.pages.InMemoryPageImport.KZ;
import static org.engagementledger.command.imports.pages.InMemoryPageImport.PAGE;

import java.util.List;
import java.util.Optional;
import org.engagementledger.command.imports.ImportReport;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.ImportReport.Row;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent.ContactAdded;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Contact.Post;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.PersonalText;
import org.engagementledger.pages.content.ParseWarning;
import org.junit.jupiter.api.Test;

/** A page that the product has printed is imported again, as it is or with one edit. */
class ExportedPagesTest {
  private static final List<String> NOTES =
      List.of(
          "Prefers calls.\nSpeaks French.",
          "a\n\nb",
          "First line.\n\nMr. Second Person\nsecond@example.org");

  private final InMemoryPageImport dossier = new InMemoryPageImport();

  @Test
  void notesOfSeveralLinesStayAsTheyAreHoweverOftenThePageIsExported() {
    for (String notes : NOTES) {
      InMemoryPageImport one = new InMemoryPageImport();
      one.imported(PAGE);
      one.record(new ContactAdded(KZ, new EntryId("roe"), contact(Post.NEW_YORK, notes)));
      String exported = one.printed();
      for (int time = 0; time < 3; time++) {
        ImportReport report = one.imported(one.printed()).report();
        assertThat(report.rows()).extracting(Row::action).containsOnly(Action.UNCHANGED);
        assertThat(one.printed()).as(notes).isEqualTo(exported);
        assertThat(one.dossier().facts(Contact.class).flatMap(it -> it.notes().stream()))
            .extracting(PersonalText::text)
            .containsExactly(notes);
      }
    }
  }

  @Test
  void paragraphsThatAPersonWroteStay() {
    dossier.imported(PAGE);
    Entry letter = dossier.last(it -> it instanceof Engagement e && e.text().startsWith("Wrote"));
    String text = "Wrote to the ministry.\nThey asked two things:\n\n1. money\n2. time";
    Fact amended = ((Engagement) letter.fact()).retold(text);
    dossier.record(new EntryAmended(KZ, letter.id(), amended, "in full"));
    ImportReport report = dossier.imported(dossier.printed()).report();
    assertThat(report.rows()).extracting(Row::action).containsOnly(Action.UNCHANGED);
    assertThat(dossier.dossier().entry(letter.id()).orElseThrow().fact()).isEqualTo(amended);
  }

  @Test
  void aQuotationStaysApartFromATextThatIsEdited() {
    dossier.imported(PAGE);
    Engagement statement =
        new Engagement(
            EngagementKind.STATEMENT,
            new EdtfDate("2020-04-04"),
            Optional.empty(),
            "",
            "On schols.",
            "We support schools.",
            "UNGA",
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            false,
            List.of());
    EntryId id = new EntryId("statement");
    dossier.record(new EngagementRecorded(KZ, id, statement));
    dossier.imported(dossier.printed());
    dossier.imported(dossier.printed().replace("schols", "schools"));
    assertThat(dossier.dossier().entry(id).orElseThrow().fact())
        .isEqualTo(statement.retold("On schools."));
  }

  @Test
  void capitalsOfANameArePutRight() {
    String shouted = PAGE.replace("The human rights desk", "Ms. Anna EK");
    dossier.imported(shouted);
    String right = shouted.replace("EK", "Ek");
    dossier.imported(right);
    assertThat(dossier.printed()).isEqualTo(right);
    assertThat(((Contact) dossier.last(Contact.class::isInstance).fact()).name())
        .map(PersonalText::text)
        .contains("Ms. Anna Ek");
  }

  @Test
  void ofAPersonAtTwoPostsOnlyTheOneThatWasTakenBackStaysSo() {
    String person = "Ms. Jane Roe\nCounsellor\njane@example.org\n";
    String both =
        PAGE.replace(
            "Additional\n",
            "New York Missions\n\n"
                + person
                + "\nState-led Implementation Network\n\n"
                + person
                + "\nAdditional\n");
    dossier.imported(both);
    Entry network =
        dossier.last(it -> it instanceof Contact c && c.post() == Post.IMPLEMENTATION_NETWORK);
    dossier.record(new ContactRemoved(KZ, network.id()));
    dossier.imported(both.replace("New York Missions\n\n" + person, "New York Missions\n"));
    ImportReport report = dossier.imported(both).report();
    assertThat(dossier.dossier().facts(Contact.class).map(Contact::post))
        .containsExactlyInAnyOrder(Post.GENEVA, Post.GENEVA, Post.NEW_YORK);
    assertThat(report.remarks())
        .extracting(ParseWarning::sentence)
        .anyMatch(it -> it.startsWith("was taken back by someone (\u201Cleft\u201D)"));
  }

  private static Contact contact(Post post, String notes) {
    return new Contact(
        post,
        Optional.of(new PersonalText("roe", "Ms. Jane Roe")),
        "Counsellor",
        Optional.of(new PersonalText("roe", "jane@example.org")),
        Optional.empty(),
        Optional.of(new PersonalText("roe", notes)),
        EdtfDate.UNKNOWN);
  }
}
