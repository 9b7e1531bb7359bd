package org.engagementledger.query.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.engagementledger.events.Certainty;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.ContactAdded;
import org.engagementledger.events.DossierEvent.DescriptionAmended;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.EngagementKind;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.Contact;
import org.engagementledger.events.Fact.Engagement;
import org.engagementledger.events.Personal;
import org.engagementledger.query.changes.Changes.Line;
import org.engagementledger.query.changes.Changes.Side;
import org.engagementledger.query.changes.Comparing.By;
import org.engagementledger.query.projections.Past;
import org.engagementledger.query.projections.Seen;
import org.engagementledger.time.EntryChange.Kind;
import org.engagementledger.time.TwoTimes;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private static final CountryCode NORWAY = new CountryCode("NO");
  private static final EntryId MEETING = new EntryId("m1");
  private static final DossierEvent OPENED =
      new DossierOpened(NORWAY, "Norway", "Europe", "Northern Europe");

  @Test
  void aNameThatWasPutRightIsAChangeAndHasItsCause() {
    Changes changes =
        changed(
            OPENED,
            new DescriptionAmended(NORWAY, "Noreg", "Europe", "Northern Europe", "nynorsk"));

    assertThat(changes.isEmpty()).isFalse();
    assertThat(changes.name()).isEqualTo("Noreg");
    assertThat(changes.described()).extracting(Cause::position).containsExactly(2L);
  }

  @Test
  void whatHadNotHappenedByItsFormerDateCameAndSaysWhatItIsNow() {
    Engagement now = met("2017", "Met the minister.");
    Changes changes =
        changed(
            OPENED,
            new EngagementRecorded(NORWAY, MEETING, met("2025", "Met.")),
            new EntryAmended(NORWAY, MEETING, now, "read again"));

    assertThat(changes.entries())
        .singleElement()
        .satisfies(it -> assertThat(it.kind()).isEqualTo(Kind.ADDED))
        .satisfies(it -> assertThat(it.fact()).isEqualTo(now))
        .satisfies(it -> assertThat(it.before()).isEmpty())
        .satisfies(it -> assertThat(it.fields()).isEmpty());
  }

  @Test
  void whoMayNotSeePersonsSeesNoContacts() {
    Contact contact =
        new Contact(
            Contact.Post.GENEVA,
            Optional.of(new Personal("p1", "A Person")),
            "Counsellor",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new EdtfDate("2017"));
    List<DossierEvent> events = List.of(OPENED, new ContactAdded(NORWAY, MEETING, contact));

    assertThat(changed(events, true).entries()).hasSize(1);
    assertThat(changed(events, false).entries()).isEmpty();
  }

  @Test
  void whatMayHoldOneThingOrAnotherIsOnlyPossible() {
    Engagement one = met("2017", "One.");
    assertThat(line(List.of(one)).isOnlyPossible()).isFalse();
    assertThat(line(List.of(one, met("2017", "Two."))).isOnlyPossible()).isTrue();
  }

  /** By the last event, as of 2018. */
  private static Changes changed(DossierEvent... events) {
    return changed(List.of(events), true);
  }

  private static Changes changed(List<DossierEvent> events, boolean withPersons) {
    List<Seen> seen = SeenEvents.of(events);
    LocalDate day = LocalDate.parse("2018-12-31");
    TwoTimes before = new TwoTimes(day, seen.get(events.size() - 2).time());
    TwoTimes after = new TwoTimes(day, seen.getLast().time());
    return Changes.of(
        NORWAY,
        new Comparing(By.RECORDED, "then", "now", before, after),
        seen,
        withPersons ? Optional.empty() : Optional.of(Past.redactions(seen)));
  }

  private static Line line(List<Fact> facts) {
    Side after = new Side(Certainty.CERTAIN, facts);
    return new Line(
        MEETING,
        Kind.CHANGED,
        facts.getLast(),
        Optional.empty(),
        Optional.of(after),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static Engagement met(String date, String text) {
    return Engagement.told(EngagementKind.MEETING, new EdtfDate(date), text);
  }
}
