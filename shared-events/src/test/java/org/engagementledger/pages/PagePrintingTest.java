package org.engagementledger.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.pages.SamplePage.facts;
import static org.engagementledger.pages.SamplePage.read;
import static org.engagementledger.pages.SamplePage.text;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.ContactChanged;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.PageLayout;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.PersonalText;
import org.engagementledger.pages.content.Page;
import org.engagementledger.samples.FactEvents;
import org.engagementledger.samples.FirstImport;
import org.engagementledger.samples.RandomHistories;
import org.engagementledger.samples.RandomPages;
import org.engagementledger.samples.SeededRandom;
import org.junit.jupiter.api.Test;

class PagePrintingTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final CountryCode KZ = new CountryCode("KZ");
  private static final PageFormat FORMAT = PageFormat.TRACKER;

  private final String text = text();
  private final Page page = read(text);

  @Test
  void noPersonalDataStayBehindInTheLayout() {
    SeededRandom.each(
        300,
        seeded -> {
          Dossier dossier = FirstImport.recorded(read(new RandomPages(seeded).page()));
          List<String> personal =
              dossier
                  .facts(Contact.class)
                  .flatMap(it -> it.email().or(it::phone).stream())
                  .map(PersonalText::text)
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
    SeededRandom.each(
        300,
        seeded -> {
          Dossier dossier = Dossier.unopened(KZ);
          for (DossierEvent event : new RandomHistories(seeded, KZ).history(40)) {
            dossier =
                event instanceof DossierEvent.PageImported ? dossier : dossier.after(event, DAY);
          }
          Page again = read(FORMAT.print(dossier));
          assertThat(again.remarks())
              .allMatch(it -> it.sentence().matches(".*(look like one|in words|in the notes)"));
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
        ((Engagement) entry.fact())
            .retold("Met with two experts.")
            .on(new EdtfDate("2019-02"), Optional.empty());
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
            Optional.of(new PersonalText("p", "+41 22 000 00 00")),
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
            Optional.of(new PersonalText("p", "The focal point")),
            "",
            Optional.of(new PersonalText("p", "focal@example.org")),
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
            new InstrumentId("safe-schools-declaration"),
            new EdtfDate("2020-05"),
            "",
            List.of(),
            List.of());
    assertThat(after(recorded(), recording("w", withdrawal)))
        .isEqualTo(text.replace("Endorsed in 2015", "Withdrew in May 2020"));
  }

  @Test
  void additionsHaveTheLineEndsOfTheirPage() {
    Dossier dossier = FirstImport.recorded(read(text.replace("\n", "\r\n")));
    Engagement letter =
        Engagement.told(EngagementKind.LETTER, new EdtfDate("2020"), "Wrote to the mission.");
    assertThat(after(dossier, recording("l", letter)))
        .contains("\r\n\r\n2020: Wrote to the mission.\r\n\r\n")
        .doesNotContainPattern("[^\r]\n");
  }

  private static String after(Dossier dossier, DossierEvent event) {
    return FORMAT.print(dossier.after(event, DAY));
  }

  private static DossierEvent recording(String id, Fact fact) {
    return FactEvents.of(KZ, new EntryId(id), fact);
  }

  private Dossier recorded() {
    return FirstImport.recorded(page);
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
}
