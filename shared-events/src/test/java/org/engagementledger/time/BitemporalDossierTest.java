package org.engagementledger.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AttributeSet;
import org.engagementledger.events.DossierEvent.ContactAdded;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.EndorsementRegistered;
import org.engagementledger.events.DossierEvent.EndorsementWithdrawn;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.DossierEvent.FollowUpCompleted;
import org.engagementledger.events.DossierEvent.FollowUpPromised;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Contact.Post;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Fact.FollowUp.State;
import org.engagementledger.facts.Fact.Withdrawal;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.PersonalText;
import org.engagementledger.facts.Status;
import org.engagementledger.time.EntryChange.ChangeKind;
import org.junit.jupiter.api.Test;

class BitemporalDossierTest {
  private static final CountryCode KAZAKHSTAN = new CountryCode("KZ");
  private static final InstrumentId DECLARATION = new InstrumentId("safe-schools-declaration");
  private static final EntryId ENDORSEMENT = new EntryId("endorsement");
  private static final EntryId OTHER = new EntryId("other");

  private final List<RecordedEvent> events = new ArrayList<>();

  @Test
  void aMeetingInJulyIsPossibleWithinTheMonthAndCertainAtItsEnd() {
    on("2020-01-01", new EngagementRecorded(KAZAKHSTAN, OTHER, meeting("2018-07")));

    assertThat(certainty("2018-06-30")).isEqualTo(Certainty.ABSENT);
    assertThat(certainty("2018-07-01")).isEqualTo(Certainty.POSSIBLE);
    assertThat(certainty("2018-07-30")).isEqualTo(Certainty.POSSIBLE);
    assertThat(certainty("2018-07-31")).isEqualTo(Certainty.CERTAIN);
  }

  @Test
  void anEndorsementOfUnknownDateIsCertainSinceItIsOnRecord() {
    on("2020-01-01", endorsed("../.."));
    on("2023-01-01", new EntryAmended(KAZAKHSTAN, ENDORSEMENT, endorsement("../.."), "no change"));

    assertThat(status("2019-12-31")).containsExactly(Status.UNKNOWN, Status.ENDORSED);
    assertThat(status("2020-01-01")).containsExactly(Status.ENDORSED);
  }

  @Test
  void aCorrectedDateIsCorrectForEveryDayButWasNotKnownBefore() {
    on("2020-01-01", endorsed("2015"));
    on("2021-01-01", new EntryAmended(KAZAKHSTAN, ENDORSEMENT, endorsement("2017"), "misread"));

    assertThat(status("2016-06-01")).containsExactly(Status.UNKNOWN);
    assertThat(known("2020-12-31").asOf(day("2016-06-01")).status(DECLARATION).possible())
        .containsExactly(Status.ENDORSED);
  }

  @Test
  void anEndorsementCameBeforeItsWithdrawal() {
    on("2020-01-01", endorsed("2016/2018"));
    on("2020-01-02", withdrawn("2017"));

    assertThat(status("2016-12-31")).containsExactly(Status.UNKNOWN, Status.ENDORSED);
    assertThat(status("2017-06-30"))
        .containsExactly(Status.UNKNOWN, Status.ENDORSED, Status.WITHDRAWN);
    assertThat(status("2017-12-31")).containsExactly(Status.WITHDRAWN);
  }

  @Test
  void whoEndorsedLeftAndPerhapsEndorsedAgainHasPerhapsEndorsedLast() {
    on("2020-01-01", endorsed("2015"));
    on("2020-01-02", withdrawn("2016/2018"));
    on(
        "2020-01-03",
        new EndorsementRegistered(KAZAKHSTAN, new EntryId("again"), endorsement("2017/2019")));

    assertThat(status("2017-06-30")).containsExactly(Status.WITHDRAWN, Status.ENDORSED);
    assertThat(status("2019-12-31")).containsExactly(Status.ENDORSED);
    LocalDate day = day("2017-06-30");
    assertThat(known("2020-01-02").changes(day, now(), day).statuses())
        .as("what is possible is the same, in another order")
        .isEmpty();
  }

  @Test
  void withoutTheWithdrawalTheEndorsementIsUncertainAgain() {
    on("2020-01-01", endorsed("2016/2018"));
    on("2020-01-02", withdrawn("2017"));
    on("2020-01-03", new EntryRetracted(KAZAKHSTAN, OTHER, "it was another state"));
    LocalDate day = day("2017-12-31");
    DossierChanges changes = known("2020-01-02").changes(day, now(), day);

    assertThat(changes.entries())
        .extracting(EntryChange::entry, EntryChange::kind, EntryChange::events)
        .containsExactly(
            tuple(ENDORSEMENT, ChangeKind.UNCERTAIN, List.of(3L)),
            tuple(OTHER, ChangeKind.RETRACTED, List.of(3L)));
    assertThat(changes.statuses())
        .extracting(it -> it.before().possible(), it -> it.after().possible())
        .containsExactly(
            tuple(List.of(Status.WITHDRAWN), List.of(Status.UNKNOWN, Status.ENDORSED)));
  }

  @Test
  void aPromiseIsOpenUntilTheDayItWasKept() {
    on("2020-01-01", new FollowUpPromised(KAZAKHSTAN, OTHER, promise(State.OPEN)));
    on(
        "2020-06-01",
        new FollowUpCompleted(KAZAKHSTAN, OTHER, State.DONE, new EdtfDate("2020-05"), ""));

    assertThat(now().asOf(day("2020-04-30")).entry(OTHER).orElseThrow().facts())
        .containsExactly(promise(State.OPEN));
    assertThat(now().asOf(day("2020-05-15")).entry(OTHER).orElseThrow().facts())
        .containsExactly(promise(State.OPEN), promise(State.DONE));
    assertThat(now().asOf(day("2020-05-31")).entry(OTHER).orElseThrow().facts())
        .containsExactly(promise(State.DONE));
  }

  @Test
  void aChangeNamesItsFieldsAndTheEventThatMadeIt() {
    on("2020-01-01", new FollowUpPromised(KAZAKHSTAN, OTHER, promise(State.OPEN)));
    on(
        "2020-06-01",
        new FollowUpCompleted(KAZAKHSTAN, OTHER, State.DONE, new EdtfDate("2020-05"), ""));
    DossierChanges changes = now().changes(day("2020-04-30"), now(), day("2020-05-31"));

    assertThat(changes.entries())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.kind()).isEqualTo(ChangeKind.CHANGED);
              assertThat(it.events()).containsExactly(2L);
              assertThat(it.fields())
                  .containsExactly(
                      new FieldChange("state", Optional.of(State.OPEN), Optional.of(State.DONE)));
            });
  }

  @Test
  void aContactIsOneUntilTheDayTheRemovalIsRecorded() {
    on("2020-01-01", new ContactAdded(KAZAKHSTAN, OTHER, mailbox("2019-03-01")));
    on("2020-02-01", new ContactRemoved(KAZAKHSTAN, OTHER));

    assertThat(certainty("2019-02-28")).isEqualTo(Certainty.ABSENT);
    assertThat(certainty("2020-01-31")).isEqualTo(Certainty.CERTAIN);
    assertThat(certainty("2020-02-01")).isEqualTo(Certainty.ABSENT);
  }

  @Test
  void anAttributeIsWhatItWasLastSetToByThen() {
    EntryId later = new EntryId("later");
    on("2020-01-01", new AttributeSet(KAZAKHSTAN, OTHER, peacekeeping("12 troops", "2014")));
    on("2020-01-01", new AttributeSet(KAZAKHSTAN, later, peacekeeping("120 troops", "2018-10")));

    assertThat(now().asOf(day("2013-12-31")).attribute(AttributeName.PEACEKEEPING)).isEmpty();
    assertThat(values("2017-01-01")).containsExactly(OTHER);
    assertThat(values("2018-10-15")).containsExactly(OTHER, later);
    assertThat(values("2018-10-31")).containsExactly(later);
  }

  private void on(String day, DossierEvent event) {
    events.add(new RecordedEvent(events.size() + 1L, morning(day), event));
  }

  private KnownDossier known(String day) {
    return KnownDossier.at(morning(day), KAZAKHSTAN, events);
  }

  private KnownDossier now() {
    return KnownDossier.at(Instant.MAX, KAZAKHSTAN, events);
  }

  private Certainty certainty(String day) {
    return now().asOf(day(day)).entry(OTHER).orElseThrow().certainty();
  }

  private List<Status> status(String day) {
    return now().asOf(day(day)).status(DECLARATION).possible();
  }

  private List<EntryId> values(String day) {
    return now().asOf(day(day)).attribute(AttributeName.PEACEKEEPING).orElseThrow().values();
  }

  private static EndorsementRegistered endorsed(String date) {
    return new EndorsementRegistered(KAZAKHSTAN, ENDORSEMENT, endorsement(date));
  }

  private static Endorsement endorsement(String date) {
    return new Endorsement(DECLARATION, new EdtfDate(date), "", List.of(), List.of());
  }

  private static EndorsementWithdrawn withdrawn(String date) {
    Withdrawal fact = new Withdrawal(DECLARATION, new EdtfDate(date), "", List.of(), List.of());
    return new EndorsementWithdrawn(KAZAKHSTAN, OTHER, fact);
  }

  private static Engagement meeting(String date) {
    return Engagement.told(EngagementKind.MEETING, new EdtfDate(date), "Met the mission");
  }

  private static FollowUp promise(State state) {
    EdtfDate due = new EdtfDate("2020-12");
    return new FollowUp(
        OTHER, "Send the text", "mission", due, state, new EdtfDate("2019-12-01"), List.of());
  }

  private static Contact mailbox(String date) {
    Optional<PersonalText> email = Optional.of(new PersonalText("mission", "mission@example.org"));
    return new Contact(
        Post.GENEVA,
        Optional.empty(),
        "",
        email,
        Optional.empty(),
        Optional.empty(),
        new EdtfDate(date));
  }

  private static Attribute peacekeeping(String text, String date) {
    return new Attribute(AttributeName.PEACEKEEPING, text, new EdtfDate(date), List.of());
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  private static Instant morning(String day) {
    return Instant.parse(day + "T09:00:00Z");
  }
}
