package org.engagementledger.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.ContactChanged;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.EngagementKind;
import org.engagementledger.events.Entry;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.Attribute;
import org.engagementledger.events.Fact.Contact;
import org.engagementledger.events.Fact.Engagement;
import org.engagementledger.events.Fact.Position;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.events.PageLayout;
import org.engagementledger.events.Personal;
import org.engagementledger.events.Refusal;
import org.engagementledger.events.Status;
import org.engagementledger.random.RandomHistories;
import org.engagementledger.random.RandomPages;
import org.engagementledger.random.ReadPages;
import org.engagementledger.random.Recording;
import org.engagementledger.random.Seeded;
import org.junit.jupiter.api.Test;

class PageFormatTest {
  private static final CountryCode KZ = new CountryCode("KZ");
  private static final PageFormat FORMAT = PageFormat.TRACKER;

  private final String text = sample();
  private final Page page = read(text);

  @Test
  void theCountryAndItsRegionStandOnTop() {
    assertThat(page.name()).isEqualTo("Kazakhstan");
    assertThat(page.region()).isEqualTo("Asia");
  }

  @Test
  void endorsementLinesMeanTheInstrumentsInOrder() {
    assertThat(facts(page, Position.class))
        .extracting(it -> it.instrument().id(), Position::status, it -> it.date().text())
        .containsExactly(
            tuple("safe-schools-declaration", Status.ENDORSED, "2015"),
            tuple("paris-principles", Status.ENDORSED, "../.."),
            tuple("vancouver-principles", Status.ENDORSED, "../.."),
            tuple("explosive-weapons-declaration", Status.NOT_ENDORSED, "../.."));
  }

  @Test
  void aLineIsOneEngagementWithItsDateAndItsExactText() {
    assertThat(facts(page, Engagement.class))
        .extracting(it -> it.date().text(), Engagement::kind, Engagement::text)
        .contains(
            tuple(
                "2018-07",
                EngagementKind.COSPONSORSHIP,
                "Co-sponsored resolution 2427 (2018).Welcomed the Declaration in the Council."),
            tuple("2019-01", EngagementKind.MEETING, "Met with an expert."),
            tuple("2019-01", EngagementKind.MEETING, "Met with the permanent mission."),
            tuple(
                "2019-03-15",
                EngagementKind.JOINT_STATEMENT,
                "Joined a joint statement of many states in Geneva."),
            tuple(
                "2019",
                EngagementKind.CONFERENCE_PARTICIPATION,
                "Took part in the conference in Palma."));
  }

  @Test
  void anOpenQuotationAndALineBelowGoOnWithTheEngagement() {
    assertThat(facts(page, Engagement.class))
        .extracting(Engagement::text)
        .contains(
            "CAAC Open Debate: \u201CWe call on all parties to protect schools, as the latter\u2019s"
                + " \u201Cguidelines\u201D say.\n\nHalf of our help goes to schools.\u201D",
            "Met with the mission in Geneva, and wrote to the ministry afterwards.\n"
                + "They asked for the concept note.");
  }

  @Test
  void aParagraphWithoutADateIsAnEngagementOfUnknownDate() {
    assertThat(facts(page, Engagement.class))
        .filteredOn(it -> it.date().equals(EdtfDate.UNKNOWN))
        .extracting(Engagement::text)
        .containsExactly("Called by phone.");
  }

  @Test
  void whatWasGuessedIsRemarkedWithItsLine() {
    assertThat(page.remarks())
        .containsExactly(
            new Remark(49, "goes on from line 47"),
            new Remark(52, "goes on from line 51"),
            new Remark(64, "begins with no date that is known; its date is unknown"));
  }

  @Test
  void attributesAreTakenAsTheyAreWritten() {
    assertThat(facts(page, Attribute.class))
        .extracting(it -> it.name().slug(), Attribute::text)
        .containsExactly(
            tuple("education-under-attack", "Has not been profiled"),
            tuple("other-publications", "None"),
            tuple("peacekeeping", "Is a peacekeeping contributing country"),
            tuple("additional", "None"));
  }

  @Test
  void contactsAreMailboxesAndPeople() {
    assertThat(facts(page, Contact.class))
        .extracting(Contact::post, Contact::isMailbox, it -> it.email().map(Personal::text))
        .containsExactly(
            tuple(Contact.Post.GENEVA, true, Optional.of("mission@example.org")),
            tuple(Contact.Post.GENEVA, false, Optional.of("desk@example.org")),
            tuple(Contact.Post.NEW_YORK, true, Optional.of("office@example.org")),
            tuple(Contact.Post.NEW_YORK, true, Optional.of("press@example.org")));
  }

  @Test
  void noPersonalDataStayBehindInTheLayout() {
    Seeded.each(
        300,
        seeded -> {
          Dossier dossier = ReadPages.recorded(read(new RandomPages(seeded).page()));
          List<String> personal =
              dossier
                  .facts(Contact.class)
                  .flatMap(it -> it.email().or(it::phone).stream())
                  .map(Personal::text)
                  .toList();
          String layout = dossier.layout().toString();
          assertThat(personal).noneMatch(layout::contains);
        });
  }

  @Test
  void aCountryWithoutAPageIsPrintedAsACompleteOne() {
    Dossier dossier = recorded();
    Dossier neverImported =
        new Dossier(
            KZ,
            dossier.name(),
            dossier.region(),
            "",
            dossier.entries(),
            PageLayout.NONE,
            PageLayout.NONE);
    Page again = read(FORMAT.print(neverImported));
    assertThat(facts(again, Position.class)).isEqualTo(facts(page, Position.class));
    assertThat(facts(again, Attribute.class)).isEqualTo(facts(page, Attribute.class));
    assertThat(facts(again, Contact.class)).isEqualTo(facts(page, Contact.class));
    assertThat(facts(again, Engagement.class))
        .extracting(Engagement::date)
        .containsExactlyInAnyOrderElementsOf(
            facts(page, Engagement.class).stream().map(Engagement::date).toList());
  }

  @Test
  void anyDossierWithoutAPageIsPrintedSoThatAllOfItIsReadAgain() {
    Seeded.each(
        300,
        seeded -> {
          Dossier dossier = Dossier.unopened(KZ);
          for (DossierEvent event : new RandomHistories(seeded, KZ).history(40)) {
            dossier = event instanceof DossierEvent.PageImported ? dossier : dossier.after(event);
          }
          Page again = read(FORMAT.print(dossier));
          assertThat(again.remarks()).isEmpty();
          assertThat(facts(again, Engagement.class))
              .hasSameSizeAs(standing(dossier, Engagement.class));
          assertThat(facts(again, Fact.Cosponsorship.class))
              .hasSameSizeAs(standing(dossier, Fact.Cosponsorship.class));
          assertThat(facts(again, Position.class))
              .extracting(it -> it.instrument().id() + " " + it.status())
              .containsExactlyInAnyOrderElementsOf(positions(dossier));
        });
  }

  @Test
  void whatWasAmendedIsPrintedInThePlaceOfTheOldText() {
    Dossier dossier = recorded();
    Entry entry = engagement(dossier, "Met with an expert.");
    Engagement fact =
        ((Engagement) entry.fact()).retold(new EdtfDate("2019-02"), "Met with two experts.");
    assertThat(after(dossier, new EntryAmended(KZ, entry.id(), fact, "there were two")))
        .isEqualTo(
            text.replace(
                "January 2019:Met with an expert.", "February 2019:Met with two experts."));
  }

  @Test
  void whatWasRetractedOrRemovedIsNotPrinted() {
    Dossier dossier = recorded();
    Entry expert = engagement(dossier, "Met with an expert.");
    assertThat(after(dossier, new EntryRetracted(KZ, expert.id(), "another state")))
        .isEqualTo(text.replace("January 2019:Met with an expert.\n\n", ""));
    Entry office = contact(dossier, "office@example.org");
    assertThat(after(dossier, new ContactRemoved(KZ, office.id())))
        .isEqualTo(text.replace("office@example.org, ", ""));
  }

  @Test
  void aContactThatGotAnotherFieldIsPrintedLineByLine() {
    Dossier dossier = recorded();
    Entry desk = contact(dossier, "desk@example.org");
    Contact was = (Contact) desk.fact();
    Contact changed =
        new Contact(
            was.post(),
            was.name(),
            was.function(),
            Optional.empty(),
            Optional.of(new Personal("p", "+41 22 000 00 00")),
            Optional.empty(),
            was.date());
    assertThat(after(dossier, new ContactChanged(KZ, desk.id(), changed)))
        .isEqualTo(text.replace("desk@example.org", "+41 22 000 00 00"));
  }

  @Test
  void whatWasRecordedByOtherMeansIsPrintedInItsSectionByItsDate() {
    Engagement meeting =
        Engagement.told(
            EngagementKind.MEETING, new EdtfDate("2018-06-04"), "Met the deputy.\nHe agreed.");
    assertThat(after(recorded(), recording("m", meeting)))
        .isEqualTo(
            text.replace("July 2018:", "4 June 2018: Met the deputy. He agreed.\n\nJuly 2018:"));
    assertThat(after(recorded(), recording("m", meeting.highlighted(true))))
        .contains("Highlights\n\n4 June 2018: Met the deputy. He agreed.\n\nDetails\n");
  }

  @Test
  void aFirstContactTakesThePlaceOfNone() {
    Contact focal =
        new Contact(
            Contact.Post.IMPLEMENTATION_NETWORK,
            Optional.of(new Personal("p", "The focal point")),
            "",
            Optional.of(new Personal("p", "focal@example.org")),
            Optional.empty(),
            Optional.empty(),
            EdtfDate.UNKNOWN);
    assertThat(after(recorded(), recording("c", focal)))
        .contains("Network\n\nThe focal point\nfocal@example.org\n\nAdditional\n");
  }

  @Test
  void aPositionThatChangedIsPrintedOnItsLine() {
    Fact withdrawal =
        new Fact.Withdrawal(
            new InstrumentId("safe-schools-declaration"), new EdtfDate("2020-05"), "", List.of());
    assertThat(after(recorded(), recording("w", withdrawal)))
        .isEqualTo(text.replace("Endorsed in 2015", "Withdrew in May 2020"));
  }

  @Test
  void additionsHaveTheLineEndsOfTheirPage() {
    Dossier dossier = ReadPages.recorded(read(text.replace("\n", "\r\n")));
    Engagement letter =
        Engagement.told(EngagementKind.LETTER, new EdtfDate("2020"), "Wrote to the mission.");
    assertThat(after(dossier, recording("l", letter)))
        .contains("\r\n\r\n2020: Wrote to the mission.\r\n\r\n")
        .doesNotContainPattern("[^\r]\n");
  }

  @Test
  void whatNoPageCanBeIsRefusedWithItsLine() {
    refused(new byte[0], "empty");
    refused(" \n\n".getBytes(StandardCharsets.UTF_8), "empty");
    refused("Dear all,\nsee you\n".getBytes(StandardCharsets.UTF_8), "no page");
    refused("Endorsements\n\na\u0000b".getBytes(StandardCharsets.UTF_8), "line 3 holds", "U+0000");
    refused("Endorsements\n\u009B".getBytes(StandardCharsets.UTF_8), "line 2 holds", "U+009B");
    refused(new byte[] {'a', '\n', (byte) 0xE9, 'b'}, "line 2", "0xE9", "UTF-8");
    refused(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'}, "line 1", "UTF-8");
    refused(new byte[5 * 1024 * 1024], "5242880 bytes");
  }

  @Test
  void anEntryThatFitsIntoNoEventIsRefusedWithItsLine() {
    String longText = "Details\n\nMay 2018: short\n\nJune 2018: " + "schools ".repeat(12_500);
    refused(longText.getBytes(StandardCharsets.UTF_8), "line 5", "99999 bytes", "60000");
  }

  @Test
  void whatCannotBePlacedIsKeptAndRemarked() {
    Page odd = read("Endorsements\n\nEndorsed\n\nPending\n\nNot Endorsed\n\nUnknown\n\nEndorsed\n");
    assertThat(odd.remarks()).extracting(Remark::line).containsExactly(5, 11);
    assertThat(facts(odd, Position.class))
        .extracting(it -> it.instrument().id())
        .containsExactly("safe-schools-declaration", "vancouver-principles");
  }

  private void refused(byte[] bytes, String... because) {
    assertThatThrownBy(() -> FORMAT.read(bytes))
        .isInstanceOf(Refusal.class)
        .hasMessageContainingAll(because);
  }

  private static String after(Dossier dossier, DossierEvent event) {
    return FORMAT.print(dossier.after(event));
  }

  private static DossierEvent recording(String id, Fact fact) {
    return Recording.of(KZ, new EntryId(id), fact);
  }

  private Dossier recorded() {
    return ReadPages.recorded(page);
  }

  private static Entry engagement(Dossier dossier, String text) {
    return dossier
        .standing()
        .filter(it -> it.fact() instanceof Engagement e && e.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private static Entry contact(Dossier dossier, String email) {
    return dossier
        .standing()
        .filter(it -> it.fact() instanceof Contact c && c.email().toString().contains("Personal"))
        .filter(it -> ((Contact) it.fact()).email().orElseThrow().text().equals(email))
        .findFirst()
        .orElseThrow();
  }

  private static <F extends Fact> List<F> standing(Dossier dossier, Class<F> sort) {
    return dossier.facts(sort).toList();
  }

  private static List<String> positions(Dossier dossier) {
    return dossier
        .facts(Position.class)
        .map(Position::instrument)
        .distinct()
        .map(it -> it.id() + " " + dossier.status(it))
        .toList();
  }

  private static <F extends Fact> List<F> facts(Page page, Class<F> sort) {
    return page.facts()
        .flatMap(part -> part.fact().stream())
        .filter(sort::isInstance)
        .map(sort::cast)
        .toList();
  }

  private static Page read(String text) {
    return FORMAT.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String sample() {
    try (InputStream in =
        PageFormatTest.class.getResourceAsStream("/pages/kazakhstan-in-our-words.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
