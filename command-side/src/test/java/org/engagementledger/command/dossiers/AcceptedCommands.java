package org.engagementledger.command.dossiers;

import static org.engagementledger.command.dossiers.Kazakhstan.CONTACT;
import static org.engagementledger.command.dossiers.Kazakhstan.CONTACT_ADDED;
import static org.engagementledger.command.dossiers.Kazakhstan.ENDORSED;
import static org.engagementledger.command.dossiers.Kazakhstan.ENDORSEMENT;
import static org.engagementledger.command.dossiers.Kazakhstan.KZ;
import static org.engagementledger.command.dossiers.Kazakhstan.MEETING;
import static org.engagementledger.command.dossiers.Kazakhstan.MET;
import static org.engagementledger.command.dossiers.Kazakhstan.NEW;
import static org.engagementledger.command.dossiers.Kazakhstan.OPENED;
import static org.engagementledger.command.dossiers.Kazakhstan.PROMISE;
import static org.engagementledger.command.dossiers.Kazakhstan.PROMISED;
import static org.engagementledger.command.dossiers.Kazakhstan.WITHDRAWAL;
import static org.engagementledger.command.dossiers.Kazakhstan.WITHDREW;
import static org.engagementledger.command.dossiers.Kazakhstan.contact;
import static org.engagementledger.command.dossiers.Kazakhstan.cosponsorship;
import static org.engagementledger.command.dossiers.Kazakhstan.endorsement;
import static org.engagementledger.command.dossiers.Kazakhstan.meeting;
import static org.engagementledger.command.dossiers.Kazakhstan.nonEndorsement;
import static org.engagementledger.command.dossiers.Kazakhstan.peacekeeping;
import static org.engagementledger.command.dossiers.Kazakhstan.promise;
import static org.engagementledger.command.dossiers.Kazakhstan.told;
import static org.engagementledger.command.dossiers.Kazakhstan.withdrawal;
import static org.engagementledger.facts.Fact.FollowUp.State.DONE;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.command.dossiers.DossierCommand.AddContact;
import org.engagementledger.command.dossiers.DossierCommand.AmendDescription;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.ChangeContact;
import org.engagementledger.command.dossiers.DossierCommand.CompleteFollowUp;
import org.engagementledger.command.dossiers.DossierCommand.CosponsorResolution;
import org.engagementledger.command.dossiers.DossierCommand.LayOutPage;
import org.engagementledger.command.dossiers.DossierCommand.OpenDossier;
import org.engagementledger.command.dossiers.DossierCommand.PromiseFollowUp;
import org.engagementledger.command.dossiers.DossierCommand.RecordConferenceParticipation;
import org.engagementledger.command.dossiers.DossierCommand.RecordEngagement;
import org.engagementledger.command.dossiers.DossierCommand.RecordJointStatement;
import org.engagementledger.command.dossiers.DossierCommand.RecordLetter;
import org.engagementledger.command.dossiers.DossierCommand.RecordMeeting;
import org.engagementledger.command.dossiers.DossierCommand.RecordNonEndorsement;
import org.engagementledger.command.dossiers.DossierCommand.RecordStatement;
import org.engagementledger.command.dossiers.DossierCommand.RecordSubmission;
import org.engagementledger.command.dossiers.DossierCommand.RegisterEndorsement;
import org.engagementledger.command.dossiers.DossierCommand.RemoveContact;
import org.engagementledger.command.dossiers.DossierCommand.RetractEntry;
import org.engagementledger.command.dossiers.DossierCommand.SetAttribute;
import org.engagementledger.command.dossiers.DossierCommand.WithdrawEndorsement;
import org.engagementledger.command.dossiers.Scenario.ExpectedEvent;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AttributeSet;
import org.engagementledger.events.DossierEvent.ContactAdded;
import org.engagementledger.events.DossierEvent.ContactChanged;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.DescriptionAmended;
import org.engagementledger.events.DossierEvent.EndorsementRegistered;
import org.engagementledger.events.DossierEvent.EndorsementWithdrawn;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.DossierEvent.FollowUpCompleted;
import org.engagementledger.events.DossierEvent.FollowUpPromised;
import org.engagementledger.events.DossierEvent.NonEndorsementRecorded;
import org.engagementledger.events.DossierEvent.PageImported;
import org.engagementledger.events.DossierEvent.ResolutionCosponsored;
import org.engagementledger.facts.EngagementKind;

/** What each command leads to. */
final class AcceptedCommands {
  private AcceptedCommands() {}

  static Stream<ExpectedEvent> all() {
    return Stream.of(
        accepted(new OpenDossier(KZ, "Kazakhstan", "Asia", "Central Asia"), OPENED),
        accepted(
            new AmendDescription(
                KZ,
                Optional.of("Qazaqstan"),
                Optional.of("Asia"),
                Optional.of("Central Asia"),
                "new name"),
            new DescriptionAmended(KZ, "Qazaqstan", "Asia", "Central Asia", "new name"),
            OPENED),
        accepted(
            new AmendDescription(
                KZ, Optional.of("Qazaqstan"), Optional.empty(), Optional.empty(), "new name"),
            new DescriptionAmended(KZ, "Qazaqstan", "Asia", "Central Asia", "new name"),
            OPENED),
        accepted(
            new RegisterEndorsement(KZ, NEW, endorsement("2015")),
            new EndorsementRegistered(KZ, NEW, endorsement("2015")),
            OPENED),
        accepted(
            new RegisterEndorsement(KZ, NEW, endorsement("2019")),
            new EndorsementRegistered(KZ, NEW, endorsement("2019")),
            OPENED,
            ENDORSED,
            WITHDREW),
        accepted(
            new RegisterEndorsement(KZ, NEW, endorsement("../..")),
            new EndorsementRegistered(KZ, NEW, endorsement("../..")),
            OPENED,
            new EndorsementRegistered(KZ, ENDORSEMENT, endorsement("../..")),
            new EndorsementWithdrawn(KZ, WITHDRAWAL, withdrawal("../.."))),
        accepted(
            new WithdrawEndorsement(KZ, NEW, withdrawal("2018")),
            new EndorsementWithdrawn(KZ, NEW, withdrawal("2018")),
            OPENED,
            ENDORSED),
        accepted(
            new RecordNonEndorsement(KZ, NEW, nonEndorsement("2014")),
            new NonEndorsementRecorded(KZ, NEW, nonEndorsement("2014")),
            OPENED),
        accepted(
            new RecordNonEndorsement(KZ, NEW, nonEndorsement("2014")),
            new NonEndorsementRecorded(KZ, NEW, nonEndorsement("2014")),
            OPENED,
            ENDORSED),
        accepted(
            new CosponsorResolution(KZ, NEW, cosponsorship()),
            new ResolutionCosponsored(KZ, NEW, cosponsorship()),
            OPENED),
        accepted(
            new RecordMeeting(KZ, NEW, told(EngagementKind.MEETING)),
            new EngagementRecorded(KZ, NEW, told(EngagementKind.MEETING)),
            OPENED),
        accepted(
            new RecordLetter(KZ, NEW, told(EngagementKind.LETTER)),
            new EngagementRecorded(KZ, NEW, told(EngagementKind.LETTER)),
            OPENED),
        accepted(
            new RecordStatement(KZ, NEW, told(EngagementKind.STATEMENT)),
            new EngagementRecorded(KZ, NEW, told(EngagementKind.STATEMENT)),
            OPENED),
        accepted(
            new RecordJointStatement(KZ, NEW, told(EngagementKind.JOINT_STATEMENT)),
            new EngagementRecorded(KZ, NEW, told(EngagementKind.JOINT_STATEMENT)),
            OPENED),
        accepted(
            new RecordConferenceParticipation(
                KZ, NEW, told(EngagementKind.CONFERENCE_PARTICIPATION)),
            new EngagementRecorded(KZ, NEW, told(EngagementKind.CONFERENCE_PARTICIPATION)),
            OPENED),
        accepted(
            new RecordSubmission(KZ, NEW, told(EngagementKind.SUBMISSION)),
            new EngagementRecorded(KZ, NEW, told(EngagementKind.SUBMISSION)),
            OPENED),
        accepted(
            new RecordEngagement(KZ, NEW, told(EngagementKind.ADVICE)),
            new EngagementRecorded(KZ, NEW, told(EngagementKind.ADVICE)),
            OPENED),
        accepted(
            new PromiseFollowUp(KZ, NEW, promise("2018-07", "2030")),
            new FollowUpPromised(KZ, NEW, promise("2018-07", "2030")),
            OPENED,
            MET),
        accepted(
            new CompleteFollowUp(KZ, PROMISE, DONE, new EdtfDate("2018-09"), "sent"),
            new FollowUpCompleted(KZ, PROMISE, DONE, new EdtfDate("2018-09"), "sent"),
            OPENED,
            MET,
            PROMISED),
        accepted(
            new SetAttribute(KZ, NEW, peacekeeping("2018")),
            new AttributeSet(KZ, NEW, peacekeeping("2018")),
            OPENED),
        accepted(
            new AddContact(KZ, NEW, contact("a@example.org")),
            new ContactAdded(KZ, NEW, contact("a@example.org")),
            OPENED),
        accepted(
            new ChangeContact(KZ, CONTACT, contact("b@example.org")),
            new ContactChanged(KZ, CONTACT, contact("b@example.org")),
            OPENED,
            CONTACT_ADDED),
        accepted(
            new RemoveContact(KZ, CONTACT), new ContactRemoved(KZ, CONTACT), OPENED, CONTACT_ADDED),
        accepted(
            new AmendEntry(KZ, MEETING, meeting("2018-07-09"), "found the day"),
            new EntryAmended(KZ, MEETING, meeting("2018-07-09"), "found the day"),
            OPENED,
            MET),
        accepted(
            new RetractEntry(KZ, MEETING, "another state"),
            new EntryRetracted(KZ, MEETING, "another state"),
            OPENED,
            MET),
        accepted(
            new LayOutPage(KZ, "kz.txt", "aa", 1, 2, List.of()),
            new PageImported(KZ, "kz.txt", "aa", 1, 2, List.of()),
            OPENED));
  }

  private static ExpectedEvent accepted(
      DossierCommand when, DossierEvent then, DossierEvent... given) {
    return new ExpectedEvent(List.of(given), when, then);
  }
}
