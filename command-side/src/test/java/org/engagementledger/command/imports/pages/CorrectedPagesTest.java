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
import org.engagementledger.events.DossierEvent.ContactChanged;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.EndorsementWithdrawn;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.DossierEvent.FollowUpPromised;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Fact.Withdrawal;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.PersonalText;
import org.engagementledger.facts.Redaction;
import org.engagementledger.facts.Status;
import org.engagementledger.pages.content.ParseWarning;
import org.junit.jupiter.api.Test;

/** What people made of the entries of a page, once editors change the page. */
class CorrectedPagesTest {
  private static final InstrumentId SCHOOLS = new InstrumentId("safe-schools-declaration");
  private static final String LINE =
      "January 2019: Wrote to the ministry. We will send the concept note.";
  private static final String TEXT = "We will send the concept note.";

  private final InMemoryPageImport dossier = new InMemoryPageImport();

  @Test
  void anEndorsementThatLosesItsYearDoesNotOutdoAWithdrawal() {
    for (String line : List.of("Endorsed", "Endorsed n.d.", "Endorsed (2015)")) {
      InMemoryPageImport one = new InMemoryPageImport();
      one.imported(PAGE);
      one.record(
          new EndorsementWithdrawn(
              KZ,
              new EntryId("w"),
              new Withdrawal(SCHOOLS, new EdtfDate("2020-05-03"), "", List.of(), List.of())));
      one.imported(endorsing(line));
      assertThat(one.dossier().status(SCHOOLS)).as(line).isEqualTo(Status.WITHDRAWN);
    }
  }

  @Test
  void ofAContactOnlyWhatThePageChangesChanges() {
    dossier.imported(PAGE);
    Contact better = putRight("desk.right@example.org", "+41 22 555 01 00", "prefers mornings");
    for (String function : List.of("First Secretary", "Counsellor")) {
      dossier.imported(PAGE.replace("Second Secretary", function));
      assertThat(desk().fact())
          .isEqualTo(
              new Contact(
                  better.post(),
                  better.name(),
                  function,
                  better.email(),
                  better.phone(),
                  better.notes(),
                  better.date()));
    }
    ImportReport report =
        dossier.imported(PAGE.replace("desk@example.org", "third@example.org")).report();
    assertThat(((Contact) desk().fact()).email().orElseThrow().text())
        .isEqualTo("third@example.org");
    assertThat(sentences(report)).contains("changes what somebody had amended");
  }

  @Test
  void ofAPositionOnlyTheDateChanges() {
    dossier.imported(PAGE);
    amend(endorsement(), noted("2015"));
    ImportReport report = dossier.imported(endorsing("Endorsed in 2016")).report();
    assertThat(endorsement().fact()).isEqualTo(noted("2016"));
    assertThat(sentences(report)).doesNotContain("somebody had amended");
  }

  @Test
  void aDateThatAPersonMadeExactStaysWhereThePageAgrees() {
    dossier.imported(PAGE);
    amend(endorsement(), endorsed("2015-05-29"));
    dossier.imported(endorsing("Endorsed in May 2015"));
    assertThat(endorsement().fact().date()).isEqualTo(new EdtfDate("2015-05-29"));
    ImportReport other = dossier.imported(endorsing("Endorsed in June 2015")).report();
    assertThat(endorsement().fact().date()).isEqualTo(new EdtfDate("2015-06"));
    assertThat(sentences(other)).contains("changes what somebody had amended");
  }

  @Test
  void anAttributeStaysWhereOnlyItsFormChanges() {
    dossier.imported(highlights("A long friendship."));
    Entry entry = attribute();
    amend(entry, new Attribute(AttributeName.HIGHLIGHTS, "An old one", entry.fact().date(), ALL));
    for (String form : List.of("A long friendship", "- A long friendship.", "A long friendship!")) {
      dossier.imported(highlights(form));
      assertThat(attribute().fact().texts()).containsExactly("An old one");
    }
    dossier.imported(highlights("A short friendship."));
    assertThat(attribute().fact().texts()).containsExactly("A short friendship.");
    assertThat(attribute().fact().internal()).isEqualTo(ALL);
  }

  @Test
  void capitalsAndAccentsOfAnAttributeArePutRight() {
    dossier.imported(highlights("Host of the geneva CONFERENCE."));
    for (String right :
        List.of("Host of the Geneva conference.", "H\u00F4st of the Geneva conference.")) {
      dossier.imported(highlights(right));
      assertThat(attribute().fact().texts()).containsExactly(right);
      assertThat(dossier.imported(highlights(right)).steps()).isEmpty();
    }
    amend(attribute(), new Attribute(AttributeName.HIGHLIGHTS, "A host", EdtfDate.UNKNOWN, ALL));
    ImportReport report =
        dossier.imported(highlights("H\u00D4ST of the Geneva conference.")).report();
    assertThat(attribute().fact().texts()).containsExactly("A host");
    assertThat(sentences(report)).contains("changes only capitals or accents");
  }

  @Test
  void whatIsLostAndFoundIsWhatPeopleHadMadeOfIt() {
    dossier.imported(PAGE);
    Engagement told = (Engagement) engagement().fact();
    Engagement better =
        (Engagement)
            told.on(new EdtfDate("2019-01-17"), Optional.empty())
                .located("Astana")
                .marked(List.of("the concept note"));
    amend(engagement(), better);
    amend(endorsement(), endorsed("2015-05-29"));
    dossier.imported(PAGE.replace(LINE + "\n\n", "").replace("Endorsed in 2015", "None"));
    assertThat(dossier.dossier().facts(Engagement.class).filter(CorrectedPagesTest::isOnTheNote))
        .isEmpty();
    for (String again : List.of(PAGE, PAGE + "\n")) {
      dossier.imported(again);
      assertThat(engagement().fact()).isEqualTo(better);
      assertThat(endorsement().fact().date()).isEqualTo(new EdtfDate("2015-05-29"));
      dossier.imported(PAGE.replace(LINE + "\n\n", "").replace("Endorsed in 2015", "None"));
    }
  }

  @Test
  void aContactThatIsLostAndFoundIsWhatPeopleHadMadeOfIt() {
    dossier.imported(PAGE);
    var unused = putRight("desk.right@example.org", "", "");
    String without =
        PAGE.replace("The human rights desk\nSecond Secretary\ndesk@example.org\n\n", "");
    dossier.imported(without);
    dossier.imported(PAGE);
    assertThat(((Contact) desk().fact()).email().orElseThrow().text())
        .isEqualTo("desk.right@example.org");
    dossier.record(new ContactRemoved(KZ, desk().id()));
    dossier.imported(without);
    assertThat(sentences(dossier.imported(PAGE).report())).contains("taken back by someone");
    assertThat(dossier.dossier().facts(Contact.class).filter(it -> !it.isMailbox())).isEmpty();
  }

  @Test
  void aContactThatMovesToAnotherPostKeepsWhatPeoplePutRight() {
    dossier.imported(PAGE);
    var unused = putRight("desk@example.org", "+41 22 555 01 00", "");
    String lines = "The human rights desk\nSecond Secretary\ndesk@example.org\n\n";
    dossier.imported(
        PAGE.replace(lines, "")
            .replace("Additional", "New York Missions\n\n" + lines + "Additional"));
    assertThat(((Contact) desk().fact()).phone().orElseThrow().text())
        .isEqualTo("+41 22 555 01 00");
  }

  @Test
  void anAttributeThatWasTakenBackStaysSoWhereItsTextIsEdited() {
    dossier.imported(highlights("Contributes forty troops"));
    retract(dossier, attribute().id());
    ImportReport report = dossier.imported(highlights("Contributes fifty troops")).report();
    assertThat(dossier.dossier().attribute(AttributeName.HIGHLIGHTS)).isEmpty();
    assertThat(sentences(report)).contains("taken back by someone");
  }

  @Test
  void whatAPersonTookBackDoesNotComeBack() {
    dossier.imported(PAGE);
    retract(dossier, endorsement().id());
    for (String year : List.of("2016", "2015", "May 2015")) {
      ImportReport report = dossier.imported(endorsing("Endorsed in " + year)).report();
      assertThat(dossier.dossier().position(SCHOOLS)).as(year).isEmpty();
      assertThat(sentences(report)).contains("taken back by someone");
    }
    retract(dossier, engagement().id());
    dossier.imported(PAGE.replace(LINE + "\n\n", ""));
    dossier.imported(PAGE);
    for (String edit : List.of("Wrote to a ministry", "Wrote the ministry")) {
      dossier.imported(PAGE.replace("Wrote to the ministry", edit));
      assertThat(dossier.dossier().facts(Engagement.class).filter(CorrectedPagesTest::isOnTheNote))
          .as(edit)
          .isEmpty();
    }
    ImportReport joined =
        dossier.imported(PAGE.replace("\n\n" + LINE, " Wrote to the ministry. " + TEXT)).report();
    assertThat(sentences(joined)).contains("which somebody took back");
  }

  @Test
  void aCosponsorshipThatAPersonTookBackDoesNotComeBack() {
    String page = PAGE.replace("Resolutions\n", "Resolutions\n\nS/RES/2427 (2018)\n\n");
    dossier.imported(page);
    retract(dossier, dossier.last(Cosponsorship.class::isInstance).id());
    for (String again : List.of(page + "\n", PAGE, page, page.replace(" (2018)", ""))) {
      ImportReport report = dossier.imported(again).report();
      assertThat(dossier.dossier().facts(Cosponsorship.class)).as(again).isEmpty();
      if (again.contains("S/RES/2427")) {
        assertThat(sentences(report)).contains("taken back by someone");
      }
    }
  }

  @Test
  void whatCouldNotBeTakenBackIsTakenBackLaterOrFoundAgain() {
    dossier.imported(PAGE);
    EntryId meeting = engagement().id();
    EntryId promise = new EntryId("promise");
    FollowUp promised =
        new FollowUp(
            meeting,
            "Send it",
            "us",
            EdtfDate.UNKNOWN,
            FollowUp.State.OPEN,
            new EdtfDate("2019-01"),
            List.of());
    dossier.record(new FollowUpPromised(KZ, promise, promised));
    String without = PAGE.replace(LINE + "\n\n", "");
    ImportReport report = dossier.imported(without).report();
    assertThat(report.rows()).extracting(Row::action).doesNotContain(Action.RETRACTED);
    assertThat(dossier.dossier().entry(meeting).orElseThrow().stands()).isTrue();
    dossier.imported(PAGE.replace("Wrote to the", "Wrote to their"));
    assertThat(dossier.dossier().facts(Engagement.class).filter(CorrectedPagesTest::isOnTheNote))
        .hasSize(1);
    dossier.imported(without);
    retract(dossier, promise);
    dossier.imported(without + "\n");
    assertThat(dossier.dossier().facts(Engagement.class).filter(CorrectedPagesTest::isOnTheNote))
        .isEmpty();
  }

  private static final List<String> ALL = List.of(Redaction.ALL);

  private static String endorsing(String line) {
    return PAGE.replace("Endorsed in 2015", line);
  }

  private static String highlights(String text) {
    return PAGE.replace("Details", "Highlights\n\n" + text + "\n\nDetails");
  }

  private static Endorsement noted(String date) {
    return new Endorsement(
        SCHOOLS, new EdtfDate(date), "at the summit", List.of(), List.of("the summit"));
  }

  private static Endorsement endorsed(String date) {
    return new Endorsement(SCHOOLS, new EdtfDate(date), "", List.of(), List.of());
  }

  private void amend(Entry entry, Fact fact) {
    dossier.record(new EntryAmended(KZ, entry.id(), fact, "asked"));
  }

  private static void retract(InMemoryPageImport one, EntryId entry) {
    one.record(new EntryRetracted(KZ, entry, "wrong state"));
  }

  /** Amends the contact of the page; an empty text is none. */
  private Contact putRight(String email, String phone, String notes) {
    Contact now = (Contact) desk().fact();
    Contact better =
        new Contact(
                now.post(),
                now.name(),
                now.function(),
                personal(email),
                personal(phone),
                personal(notes),
                now.date())
            .of(desk().id().id());
    dossier.record(new ContactChanged(KZ, desk().id(), better));
    return better;
  }

  private static Optional<PersonalText> personal(String text) {
    return Optional.of(text).filter(it -> !it.isEmpty()).map(it -> new PersonalText("desk", it));
  }

  private Entry desk() {
    return dossier.last(it -> it instanceof Contact contact && !contact.isMailbox());
  }

  private Entry endorsement() {
    return dossier.last(it -> it instanceof Endorsement on && on.instrument().equals(SCHOOLS));
  }

  private Entry attribute() {
    return dossier.last(it -> it instanceof Attribute on && on.name() == AttributeName.HIGHLIGHTS);
  }

  private Entry engagement() {
    return dossier.last(CorrectedPagesTest::isOnTheNote);
  }

  private static boolean isOnTheNote(Fact fact) {
    return fact instanceof Engagement it && it.text().contains("concept note");
  }

  private static String sentences(ImportReport report) {
    return String.join("\n", report.remarks().stream().map(ParseWarning::sentence).toList());
  }
}
