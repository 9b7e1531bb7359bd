package org.engagementledger.samples;

import java.util.List;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.AccountEvent.AccountAdded;
import org.engagementledger.events.AccountEvent.AccountLocked;
import org.engagementledger.events.AccountEvent.AccountRoleChanged;
import org.engagementledger.events.AccountEvent.AccountSessionsEnded;
import org.engagementledger.events.AccountEvent.AccountUnlocked;
import org.engagementledger.events.AccountEvent.PasswordChanged;
import org.engagementledger.events.AccountEvent.PasswordReset;
import org.engagementledger.events.DeadLetterEvent.EventDiscarded;
import org.engagementledger.events.DeadLetterEvent.EventRetried;
import org.engagementledger.events.DisclosureEvent.AuditExported;
import org.engagementledger.events.DisclosureEvent.BackupTaken;
import org.engagementledger.events.DisclosureEvent.LedgerRestored;
import org.engagementledger.events.DossierEvent.AttributeSet;
import org.engagementledger.events.DossierEvent.ContactAdded;
import org.engagementledger.events.DossierEvent.ContactChanged;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.DescriptionAmended;
import org.engagementledger.events.DossierEvent.DossierOpened;
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
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.events.PageLayout.Block;
import org.engagementledger.events.PageLayout.Piece;
import org.engagementledger.events.RebuildEvent.RebuildBegun;
import org.engagementledger.events.RebuildEvent.RebuildFinished;
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
import org.engagementledger.facts.Participant;
import org.engagementledger.facts.Participant.Side;
import org.engagementledger.facts.PersonalText;
import org.engagementledger.facts.Resolution;
import org.engagementledger.facts.Source;

/** What was recorded on Kazakhstan, from first to last. The endings are invented. */
public final class KazakhstanStory {
  /** The country. */
  public static final CountryCode KAZAKHSTAN = new CountryCode("KZ");

  private static final InstrumentId SAFE_SCHOOLS = new InstrumentId("safe-schools-declaration");
  private static final Source LIST =
      new Source("List of endorsing states", "https://example.org/endorsements");
  private static final Resolution CHILDREN =
      Resolution.of(
          "Security Council",
          "S/RES/2427 (2018)",
          "Children and armed conflict",
          new EdtfDate("2018-07-09"));

  /** The events, in the order in which they were recorded. */
  public static final List<LedgerEvent> EVENTS =
      List.of(
          new InstrumentDefined(
              new Instrument(
                  SAFE_SCHOOLS,
                  "Safe Schools Declaration",
                  "Safe Schools",
                  new EdtfDate("2015-05-29"),
                  LIST)),
          new ResolutionRegistered(CHILDREN),
          new DossierOpened(KAZAKHSTAN, "Kazakstan", "Asia", ""),
          new DescriptionAmended(
              KAZAKHSTAN, "Kazakhstan", "Asia", "Central Asia", "the name was misspelt"),
          new NonEndorsementRecorded(
              KAZAKHSTAN,
              entry("not-yet"),
              new NonEndorsement(
                  SAFE_SCHOOLS,
                  new EdtfDate("2015-01"),
                  "not among the first states",
                  List.of(),
                  List.of())),
          new EndorsementRegistered(
              KAZAKHSTAN,
              entry("endorsement"),
              new Endorsement(
                  SAFE_SCHOOLS,
                  new EdtfDate("2015-05-29/2016-04-27"),
                  "no list says on which day",
                  List.of(LIST),
                  List.of())),
          new EndorsementWithdrawn(
              KAZAKHSTAN,
              entry("withdrawal"),
              new Withdrawal(
                  SAFE_SCHOOLS, new EdtfDate("2020?"), "a rumour", List.of(), List.of())),
          new EntryRetracted(KAZAKHSTAN, entry("withdrawal"), "it was about another state"),
          new ResolutionCosponsored(
              KAZAKHSTAN,
              entry("cosponsorship"),
              new Cosponsorship(
                  CHILDREN.id(), new EdtfDate("2018-07-09"), "", List.of(LIST), List.of())),
          new EngagementRecorded(KAZAKHSTAN, entry("meeting"), meeting("They asked for a note.")),
          new EntryAmended(
              KAZAKHSTAN,
              entry("meeting"),
              meeting("They asked for a note on the \u201Cfourth conference\u201D."),
              "what the note is about was missing"),
          new FollowUpPromised(
              KAZAKHSTAN,
              entry("note"),
              new FollowUp(
                  entry("meeting"),
                  "send the concept note",
                  "GCPEA",
                  new EdtfDate("2019-03"),
                  FollowUp.State.OPEN,
                  new EdtfDate("2019-01-15"),
                  List.of())),
          new FollowUpCompleted(
              KAZAKHSTAN,
              entry("note"),
              FollowUp.State.DONE,
              new EdtfDate("2019-02-20"),
              "sent to both missions"),
          new AttributeSet(
              KAZAKHSTAN,
              entry("peacekeeping"),
              new Attribute(
                  AttributeName.PEACEKEEPING,
                  "Contributes to peacekeeping",
                  new EdtfDate("2018~"),
                  List.of())),
          new ContactAdded(KAZAKHSTAN, entry("desk"), desk(Optional.empty())),
          new ContactChanged(
              KAZAKHSTAN, entry("desk"), desk(Optional.of(personal("+41 22 000 00 00")))),
          new ContactRemoved(KAZAKHSTAN, entry("desk")),
          new EventRetried("an-event", "KZ"),
          new EventDiscarded("an-event", "KZ", "No program can read it"),
          new AuditExported("text/csv", "country=KZ&type=entry-amended", 30, 2),
          new BackupTaken(31, "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9"),
          new LedgerRestored(
              32,
              "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",
              "2026-05-01T09:30:00Z"),
          new AccountAdded("anna", "READER"),
          new AccountRoleChanged("anna", "READER", "RECORDER"),
          new AccountLocked("anna"),
          new AccountUnlocked("anna"),
          new PasswordReset("anna"),
          new PasswordChanged("anna"),
          new AccountSessionsEnded("anna"),
          new RebuildBegun(List.of("audit", "dossiers")),
          new RebuildFinished(List.of("audit", "dossiers"), "DONE", 30, 0),
          new PageImported(
              KAZAKHSTAN,
              "kazakhstan.txt",
              "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
              1,
              1,
              List.of(
                  new Block("Details", Optional.empty(), List.of(Piece.text("Details\n\n"))),
                  new Block(
                      "Details",
                      Optional.of(entry("meeting")),
                      List.of(
                          Piece.written("date", "2019-01-15", "Jan 2019"),
                          Piece.text(": "),
                          Piece.field("text"),
                          Piece.text("\n"))))));

  private KazakhstanStory() {}

  private static Engagement meeting(String text) {
    return new Engagement(
        EngagementKind.MEETING,
        new EdtfDate("2019-01-15"),
        Optional.empty(),
        "Talks in Geneva",
        text,
        "We would like to host it.",
        "Human Rights Council",
        "Permanent Mission in Geneva",
        List.of(
            new Participant(Side.OURS, Optional.empty(), "Director", "GCPEA"),
            new Participant(
                Side.THEIRS, Optional.of(personal("The expert")), "Second Secretary", "")),
        List.of(new CountryCode("ES"), new CountryCode("NO")),
        List.of(SAFE_SCHOOLS),
        List.of(CHILDREN.id()),
        List.of(LIST),
        true,
        List.of());
  }

  private static Contact desk(Optional<PersonalText> phone) {
    return new Contact(
        Contact.Post.GENEVA,
        Optional.of(personal("The human rights desk")),
        "Second Secretary",
        Optional.of(personal("desk@example.org")),
        phone,
        Optional.of(personal("writes French\nreads Kazakh")),
        new EdtfDate("2019"));
  }

  private static PersonalText personal(String text) {
    return new PersonalText("desk", text);
  }

  private static EntryId entry(String id) {
    return new EntryId(id);
  }
}
