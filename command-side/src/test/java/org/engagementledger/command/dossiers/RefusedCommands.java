package org.engagementledger.command.dossiers;

import static org.engagementledger.command.dossiers.Kazakhstan.CONTACT;
import static org.engagementledger.command.dossiers.Kazakhstan.CONTACT_ADDED;
import static org.engagementledger.command.dossiers.Kazakhstan.KZ;
import static org.engagementledger.command.dossiers.Kazakhstan.MEETING;
import static org.engagementledger.command.dossiers.Kazakhstan.MET;
import static org.engagementledger.command.dossiers.Kazakhstan.NEW;
import static org.engagementledger.command.dossiers.Kazakhstan.OPENED;
import static org.engagementledger.command.dossiers.Kazakhstan.PROMISE;
import static org.engagementledger.command.dossiers.Kazakhstan.PROMISED;
import static org.engagementledger.command.dossiers.Kazakhstan.contact;
import static org.engagementledger.command.dossiers.Kazakhstan.meeting;
import static org.engagementledger.command.dossiers.Kazakhstan.peacekeeping;
import static org.engagementledger.command.dossiers.Kazakhstan.promise;
import static org.engagementledger.command.dossiers.Kazakhstan.told;
import static org.engagementledger.facts.Fact.FollowUp.State.DONE;
import static org.engagementledger.facts.Fact.FollowUp.State.DROPPED;
import static org.engagementledger.facts.Fact.FollowUp.State.OPEN;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.command.dossiers.DossierCommand.AddContact;
import org.engagementledger.command.dossiers.DossierCommand.AmendDescription;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.ChangeContact;
import org.engagementledger.command.dossiers.DossierCommand.CompleteFollowUp;
import org.engagementledger.command.dossiers.DossierCommand.LayOutPage;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.command.dossiers.DossierCommand.PromiseFollowUp;
import org.engagementledger.command.dossiers.DossierCommand.RecordConferenceParticipation;
import org.engagementledger.command.dossiers.DossierCommand.RecordEngagement;
import org.engagementledger.command.dossiers.DossierCommand.RecordJointStatement;
import org.engagementledger.command.dossiers.DossierCommand.RecordLetter;
import org.engagementledger.command.dossiers.DossierCommand.RecordMeeting;
import org.engagementledger.command.dossiers.DossierCommand.RecordStatement;
import org.engagementledger.command.dossiers.DossierCommand.RecordSubmission;
import org.engagementledger.command.dossiers.DossierCommand.RemoveContact;
import org.engagementledger.command.dossiers.DossierCommand.RetractEntry;
import org.engagementledger.command.dossiers.DossierCommand.SetAttribute;
import org.engagementledger.command.dossiers.Scenario.ExpectedRefusal;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.DossierEvent.FollowUpCompleted;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.InstrumentId;

/** Why each command may be refused. */
final class RefusedCommands {
  private static final DossierEvent MET_NOT = new EntryRetracted(KZ, MEETING, "another state");
  private static final DossierEvent KEPT =
      new FollowUpCompleted(KZ, PROMISE, DONE, new EdtfDate("2018-09"), "");
  private static final DossierEvent CONTACT_GONE = new ContactRemoved(KZ, CONTACT);

  private RefusedCommands() {}

  static Stream<ExpectedRefusal> all() {
    return Stream.concat(RefusedPositions.all(), others());
  }

  static ExpectedRefusal refused(DossierCommand when, String because, DossierEvent... given) {
    return new ExpectedRefusal(List.of(given), when, because);
  }

  private static Stream<ExpectedRefusal> others() {
    return Stream.of(
        refused(new OpenDossier(KZ, "Kazakhstan", "", ""), "is open already", OPENED),
        refused(new RecordMeeting(KZ, NEW, meeting("2018-07")), "POST /api/countries opens one"),
        refused(
            new AmendDescription(
                KZ, Optional.of("Kazakhstan"), Optional.empty(), Optional.empty(), ""),
            "reason is missing",
            OPENED),
        refused(
            new RecordMeeting(KZ, MEETING, told(EngagementKind.MEETING)),
            "an entry meeting is there already",
            OPENED,
            MET),
        refused(
            new RecordLetter(KZ, MEETING, told(EngagementKind.LETTER)),
            "an entry meeting is there already",
            OPENED,
            MET),
        refused(
            new RecordStatement(KZ, MEETING, told(EngagementKind.STATEMENT)),
            "an entry meeting is there already",
            OPENED,
            MET),
        refused(
            new RecordJointStatement(KZ, MEETING, told(EngagementKind.JOINT_STATEMENT)),
            "an entry meeting is there already",
            OPENED,
            MET),
        refused(
            new RecordConferenceParticipation(
                KZ, MEETING, told(EngagementKind.CONFERENCE_PARTICIPATION)),
            "an entry meeting is there already",
            OPENED,
            MET),
        refused(
            new RecordSubmission(KZ, MEETING, told(EngagementKind.SUBMISSION)),
            "an entry meeting is there already",
            OPENED,
            MET),
        refused(
            new RecordEngagement(KZ, MEETING, told(EngagementKind.OTHER)),
            "an entry meeting is there already",
            OPENED,
            MET),
        refused(new RecordMeeting(KZ, NEW, meeting("2026-11-27")), "lies in the future", OPENED),
        refused(
            new RecordMeeting(KZ, NEW, lasting("2026-11-20", "2026-11-27")),
            "the last day 2026-11-27 lies in the future",
            OPENED),
        refused(
            new AmendEntry(KZ, MEETING, lasting("2026-11-01", "2026-11-27"), "it went on"),
            "the last day 2026-11-27 lies in the future",
            OPENED,
            MET),
        refused(
            new RecordMeeting(KZ, NEW, about("paris-principles")),
            "there is no instrument",
            OPENED),
        refused(
            new PromiseFollowUp(KZ, NEW, promise("2018-07", "2030")),
            "has no entry meeting",
            OPENED),
        refused(
            new PromiseFollowUp(KZ, NEW, promise("2018-07", "2030")),
            "the entry meeting was retracted",
            OPENED,
            MET,
            MET_NOT),
        refused(
            new PromiseFollowUp(KZ, NEW, promise("2018-06-30", "2030")),
            "by 30 June 2018, before the engagement began (1 July 2018 at the earliest)",
            OPENED,
            MET),
        refused(
            new AmendEntry(KZ, PROMISE, promise("2017", "2030"), "misread"),
            "by 31 December 2017, before the engagement began",
            OPENED,
            MET,
            PROMISED),
        refused(
            new AmendEntry(KZ, MEETING, meeting("2018-08"), "misread"),
            "by 31 July 2018, before the engagement began (1 August 2018 at the earliest)",
            OPENED,
            MET,
            PROMISED),
        refused(
            new CompleteFollowUp(KZ, PROMISE, DONE, new EdtfDate("2017"), ""),
            "promised 2018-07 cannot have ended 2017",
            OPENED,
            MET,
            PROMISED),
        refused(
            new CompleteFollowUp(KZ, PROMISE, OPEN, new EdtfDate("2019"), ""),
            "ends DONE or DROPPED",
            OPENED,
            MET,
            PROMISED),
        refused(
            new CompleteFollowUp(KZ, MEETING, DONE, new EdtfDate("2019"), ""),
            "of the sort engagement, not follow-up",
            OPENED,
            MET,
            PROMISED),
        refused(
            new CompleteFollowUp(KZ, PROMISE, DROPPED, new EdtfDate("2019"), " "),
            "say why it is dropped",
            OPENED,
            MET,
            PROMISED),
        refused(
            new CompleteFollowUp(KZ, PROMISE, DROPPED, new EdtfDate("2019"), "Not needed"),
            "is DONE already",
            OPENED,
            MET,
            PROMISED,
            KEPT),
        refused(new SetAttribute(KZ, NEW, peacekeeping("2030")), "lies in the future", OPENED),
        refused(
            new AddContact(KZ, CONTACT, contact("a@example.org")),
            "is there already",
            OPENED,
            CONTACT_ADDED),
        refused(
            new ChangeContact(KZ, MEETING, contact("a@example.org")),
            "of the sort engagement, not contact",
            OPENED,
            MET),
        refused(new RemoveContact(KZ, CONTACT), "has no entry contact", OPENED),
        refused(
            new RemoveContact(KZ, CONTACT),
            "the entry contact was removed",
            OPENED,
            CONTACT_ADDED,
            CONTACT_GONE),
        refused(
            new AmendEntry(KZ, MEETING, meeting("2018-07-09"), ""),
            "reason is missing",
            OPENED,
            MET),
        refused(
            new AmendEntry(KZ, MEETING, meeting("2018-07"), "why"),
            "this amendment changes nothing",
            OPENED,
            MET),
        refused(
            new AmendEntry(KZ, MEETING, contact("a@example.org"), "why"),
            "of the sort engagement, not contact",
            OPENED,
            MET),
        refused(
            new AmendEntry(KZ, MEETING, meeting("2018"), "why"),
            "the entry meeting was retracted",
            OPENED,
            MET,
            MET_NOT),
        refused(
            new AmendEntry(KZ, PROMISE, elsewhere(), "why"),
            "has no entry elsewhere",
            OPENED,
            MET,
            PROMISED),
        refused(new RetractEntry(KZ, MEETING, " "), "reason is missing", OPENED, MET),
        refused(
            new RetractEntry(KZ, MEETING, "again"),
            "the entry meeting was retracted",
            OPENED,
            MET,
            MET_NOT),
        refused(
            new RetractEntry(KZ, MEETING, "never met"),
            "retract first: [promise]",
            OPENED,
            MET,
            PROMISED),
        refused(
            new LayOutPage(KZ, "kz.txt", "aa", 2, 2, List.of()), "comes after its part 1", OPENED));
  }

  static Engagement lasting(String date, String lastDay) {
    return meeting(date).on(new EdtfDate(date), Optional.of(new EdtfDate(lastDay)));
  }

  private static Engagement about(String instrument) {
    return new Engagement(
        EngagementKind.MEETING,
        new EdtfDate("2018"),
        Optional.empty(),
        "",
        "We spoke of it.",
        "",
        "",
        "",
        List.of(),
        List.of(),
        List.of(new InstrumentId(instrument)),
        List.of(),
        List.of(),
        false,
        List.of());
  }

  private static FollowUp elsewhere() {
    FollowUp promise = promise("2018-07", "2030");
    return new FollowUp(
        new EntryId("elsewhere"),
        promise.promise(),
        promise.by(),
        promise.due(),
        promise.state(),
        promise.date(),
        List.of());
  }
}
