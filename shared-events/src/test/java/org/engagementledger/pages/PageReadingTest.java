package org.engagementledger.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.engagementledger.pages.SamplePage.facts;
import static org.engagementledger.pages.SamplePage.read;
import static org.engagementledger.pages.SamplePage.text;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.PersonalText;
import org.engagementledger.facts.Status;
import org.engagementledger.pages.content.Page;
import org.engagementledger.pages.content.ParseWarning;
import org.engagementledger.text.Refusal;
import org.junit.jupiter.api.Test;

class PageReadingTest {
  private final Page page = read(text());

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
            new ParseWarning(49, "goes on from line 47"),
            new ParseWarning(52, "goes on from line 51"),
            new ParseWarning(64, "begins with no date that is known; its date is unknown"),
            new ParseWarning(79, "what is taken for the name does not look like one"));
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
        .extracting(Contact::post, Contact::isMailbox, it -> it.email().map(PersonalText::text))
        .containsExactly(
            tuple(Contact.Post.GENEVA, true, Optional.of("mission@example.org")),
            tuple(Contact.Post.GENEVA, false, Optional.of("desk@example.org")),
            tuple(Contact.Post.NEW_YORK, true, Optional.of("office@example.org")),
            tuple(Contact.Post.NEW_YORK, true, Optional.of("press@example.org")));
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
    assertThat(odd.remarks()).extracting(ParseWarning::line).containsExactly(5, 11);
    assertThat(facts(odd, Position.class))
        .extracting(it -> it.instrument().id())
        .containsExactly("safe-schools-declaration", "vancouver-principles");
  }

  private void refused(byte[] bytes, String... because) {
    assertThatThrownBy(() -> PageFormat.TRACKER.read(bytes))
        .isInstanceOf(Refusal.class)
        .hasMessageContainingAll(because);
  }
}
