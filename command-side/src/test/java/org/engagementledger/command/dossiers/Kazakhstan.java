package org.engagementledger.command.dossiers;

import java.util.List;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.ReferenceData;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.ContactAdded;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EndorsementRegistered;
import org.engagementledger.events.DossierEvent.EndorsementWithdrawn;
import org.engagementledger.events.DossierEvent.EngagementRecorded;
import org.engagementledger.events.DossierEvent.FollowUpPromised;
import org.engagementledger.events.DossierEvent.ResolutionCosponsored;
import org.engagementledger.events.ReferenceEvent.InstrumentDefined;
import org.engagementledger.events.ReferenceEvent.ResolutionRegistered;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Fact.NonEndorsement;
import org.engagementledger.facts.Fact.Withdrawal;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.PersonalText;
import org.engagementledger.facts.Resolution;
import org.engagementledger.facts.ResolutionId;
import org.engagementledger.facts.Source;

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

  static ReferenceData references() {
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
    return ReferenceData.NONE
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
        Optional.of(new PersonalText("contact", email)),
        Optional.empty(),
        Optional.empty(),
        EdtfDate.UNKNOWN);
  }

  static Attribute peacekeeping(String date) {
    return new Attribute(
        AttributeName.PEACEKEEPING, "It contributes.", new EdtfDate(date), List.of());
  }
}
