package org.engagementledger.query.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.ContactAdded;
import org.engagementledger.events.DossierEvent.DescriptionAmended;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.PersonalText;
import org.engagementledger.query.changes.ComparisonRequest.By;
import org.engagementledger.query.changes.DossierComparison.EntryLine;
import org.engagementledger.query.changes.DossierComparison.EntryVersion;
import org.engagementledger.query.readmodels.HistoricalDossiers;
import org.engagementledger.query.readmodels.StoredEvent;
import org.engagementledger.time.BitemporalPoint;
import org.engagementledger.time.EntryChange.ChangeKind;
import org.junit.jupiter.api.Test;

class DossierComparisonTest {
  private static final CountryCode NORWAY = new CountryCode("NO");
  private static final EntryId MEETING = new EntryId("m1");
  private static final DossierEvent OPENED =
      new DossierOpened(NORWAY, "Norway", "Europe", "Northern Europe");

  @Test
  void aNameThatWasPutRightIsAChangeAndHasItsCause() {
    DossierComparison changes =
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
    DossierComparison changes =
        changed(
            OPENED,
            new EngagementRecorded(NORWAY, MEETING, met("2025", "Met.")),
            new EntryAmended(NORWAY, MEETING, now, "read again"));

    assertThat(changes.entries())
        .singleElement()
        .satisfies(it -> assertThat(it.kind()).isEqualTo(ChangeKind.ADDED))
        .satisfies(it -> assertThat(it.fact()).isEqualTo(now))
        .satisfies(it -> assertThat(it.before()).isEmpty())
        .satisfies(it -> assertThat(it.fields()).isEmpty());
  }

  @Test
  void whoMayNotSeePersonsSeesNoContacts() {
    Contact contact =
        new Contact(
            Contact.Post.GENEVA,
            Optional.of(new PersonalText("p1", "A Person")),
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
  private static DossierComparison changed(DossierEvent... events) {
    return changed(List.of(events), true);
  }

  private static DossierComparison changed(List<DossierEvent> events, boolean withPersons) {
    List<StoredEvent> seen = StoredEventSamples.of(events);
    LocalDate day = LocalDate.parse("2018-12-31");
    BitemporalPoint before = new BitemporalPoint(day, seen.get(events.size() - 2).time());
    BitemporalPoint after = new BitemporalPoint(day, seen.getLast().time());
    return DossierComparison.of(
        NORWAY,
        new ComparisonRequest(By.RECORDED, "then", "now", before, after),
        seen,
        withPersons ? Optional.empty() : Optional.of(HistoricalDossiers.redactions(seen)));
  }

  private static EntryLine line(List<Fact> facts) {
    EntryVersion after = new EntryVersion(Certainty.CERTAIN, facts);
    return new EntryLine(
        MEETING,
        ChangeKind.CHANGED,
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
