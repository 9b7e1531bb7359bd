package org.engagementledger.command.dossiers;

import java.util.List;
import java.util.Optional;
import org.engagementledger.events.AttributeName;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.ContactAdded;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EndorsementRegistered;
import org.engagementledger.events.DossierEvent.EndorsementWithdrawn;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.FollowUpPromised;
import org.engagementledger.events.DossierEvent.ResolutionCosponsored;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.EngagementKind;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact.Attribute;
import org.engagementledger.events.Fact.Contact;
import org.engagementledger.events.Fact.Cosponsorship;
import org.engagementledger.events.Fact.Endorsement;
import org.engagementledger.events.Fact.Engagement;
import org.engagementledger.events.Fact.FollowUp;
import org.engagementledger.events.Fact.NonEndorsement;
import org.engagementledger.events.Fact.Withdrawal;
import org.engagementledger.events.Instrument;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.events.Personal;
import org.engagementledger.events.ReferenceEvent.InstrumentDefined;
import org.engagementledger.events.ReferenceEvent.ResolutionRegistered;
import org.engagementledger.events.References;
import org.engagementledger.events.Resolution;
import org.engagementledger.events.ResolutionId;
import org.engagementledger.events.Source;

/** The dossier of the stories: one state, in our own words. */
final class Kazakhstan {
  static final CountryCode KZ = new CountryCode("KZ");
  static final InstrumentId DECLARATION = new InstrumentId("safe-schools-declaration");
  static final ResolutionId RESOLUTION = new ResolutionId("s-res-2427");
  static final EntryId NEW = new EntryId("new");
  static final EntryId MEETING = new EntryId("meeting");
  static final EntryId ENDORSEMENT = new EntryId("endorsement");
  static final EntryId WITHDRAWAL = new EntryId("withdrawal");
  static final EntryId PROMISE = new EntryId("promise");
  static final EntryId CONTACT = new EntryId("contact");

  static final DossierEvent OPENED = new DossierOpened(KZ, "Kazakhstan", "Asia", "Central Asia");
  static final DossierEvent MET = new EngagementRecorded(KZ, MEETING, meeting("2018-07"));
  static final DossierEvent ENDORSED =
      new EndorsementRegistered(KZ, ENDORSEMENT, endorsement("2015"));
  static final DossierEvent WITHDREW = new EndorsementWithdrawn(KZ, WITHDRAWAL, withdrawal("2018"));
  static final DossierEvent PROMISED =
      new FollowUpPromised(KZ, PROMISE, promise("2018-07", "2030"));
  static final DossierEvent COSPONSORED =
      new ResolutionCosponsored(KZ, new EntryId("cosponsorship"), cosponsorship());
  static final DossierEvent CONTACT_ADDED =
      new ContactAdded(KZ, CONTACT, contact("mission@example.org"));

  private Kazakhstan() {}

  static References references() {
    Instrument declaration =
        new Instrument(
            DECLARATION,
            "Safe Schools Declaration",
            "SSD",
            new EdtfDate("2015-05-29"),
            new Source("A list", "https://example.org/ssd"));
    Resolution resolution =
        Resolution.of(
            "Security Council", "S/RES/2427 (2018)", "Children", new EdtfDate("2018-07-09"));
    return References.NONE
        .after(new InstrumentDefined(declaration))
        .after(new ResolutionRegistered(resolution));
  }

  static Engagement meeting(String date) {
    return Engagement.told(EngagementKind.MEETING, new EdtfDate(date), "We asked for support.");
  }

  static Engagement told(EngagementKind kind) {
    return Engagement.told(kind, new EdtfDate("2019"), "It happened.");
  }

  static Endorsement endorsement(String date) {
    return new Endorsement(DECLARATION, new EdtfDate(date), "", List.of(), List.of());
  }

  static Withdrawal withdrawal(String date) {
    return new Withdrawal(DECLARATION, new EdtfDate(date), "", List.of(), List.of());
  }

  static NonEndorsement nonEndorsement(String date) {
    return new NonEndorsement(DECLARATION, new EdtfDate(date), "", List.of(), List.of());
  }

  static Cosponsorship cosponsorship() {
    return new Cosponsorship(RESOLUTION, new EdtfDate("2018-07-09"), "", List.of(), List.of());
  }

  static FollowUp promise(String date, String due) {
    return new FollowUp(
        MEETING,
        "Send a note",
        "Secretary",
        new EdtfDate(due),
        FollowUp.State.OPEN,
        new EdtfDate(date),
        List.of());
  }

  static Contact contact(String email) {
    return new Contact(
        Contact.Post.GENEVA,
        Optional.empty(),
        "Secretary",
        Optional.of(new Personal("contact", email)),
        Optional.empty(),
        Optional.empty(),
        EdtfDate.UNKNOWN);
  }

  static Attribute peacekeeping(String date) {
    return new Attribute(
        AttributeName.PEACEKEEPING, "It contributes.", new EdtfDate(date), List.of());
  }
}
