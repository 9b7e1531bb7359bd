package org.engagementledger.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.engagementledger.facts.ResolutionId;
import org.engagementledger.facts.Source;

/**
 * A dossier on Kazakhstan in our own words, with an event of every type. The persons are made up.
 */
public final class EveryEventStory {
  /** The country that it is about. */
  public static final CountryCode KZ = new CountryCode("KZ");

  /** Every text of it that is about a person. */
  public static final List<String> PERSONAL =
      List.of("Aru Invented", "Ben Madeup", "aru@example.org", "+00 1 234", "prefers mornings");

  private static final InstrumentId SSD = new InstrumentId("safe-schools-declaration");
  private static final InstrumentId PARIS = new InstrumentId("paris-principles");
  private static final ResolutionId RESOLUTION = new ResolutionId("s-res-2427");
  private static final Source LIST = new Source("List of endorsers", "https://example.org/list");

  private EveryEventStory() {}

  /** All of it. */
  public static List<LedgerEvent> events() {
    return Stream.of(references(), positions(), engagements(), facts(), changes(), wholes())
        .flatMap(List::stream)
        .toList();
  }

  private static List<LedgerEvent> references() {
    return List.of(
        new InstrumentDefined(
            new Instrument(
                SSD, "Safe Schools Declaration", "Safe Schools", on("2015-05-29"), LIST)),
        new InstrumentDefined(
            new Instrument(PARIS, "Paris Principles", "Paris", on("2007-02"), LIST)),
        new InstrumentDefined(
            new Instrument(
                PARIS, "Paris Principles and Commitments", "Paris", on("2007-02-06"), LIST)),
        new ResolutionRegistered(
            Resolution.of(
                "Security Council",
                "S/RES/2427 (2018)",
                "Children and armed conflict",
                on("2018-07-09"))));
  }

  private static List<LedgerEvent> positions() {
    return List.of(
        new DossierOpened(KZ, "Kazakstan", "Asia", "Central Asia"),
        new DescriptionAmended(KZ, "Kazakhstan", "Asia", "Central Asia", "The name was misspelt"),
        new EndorsementRegistered(
            KZ,
            id("e1"),
            new Endorsement(SSD, on("2015"), "Among the first", List.of(LIST), List.of())),
        new NonEndorsementRecorded(
            KZ, id("e2"), new NonEndorsement(PARIS, on("2016"), "", List.of(), List.of())),
        new EndorsementWithdrawn(
            KZ, id("e3"), new Withdrawal(SSD, on("2020-02"), "By mistake", List.of(), List.of())),
        new EntryRetracted(KZ, id("e3"), "It was another state"),
        new ResolutionCosponsored(
            KZ,
            id("c1"),
            new Cosponsorship(RESOLUTION, on("2018-07-09"), "", List.of(), List.of())));
  }

  private static List<LedgerEvent> engagements() {
    return List.of(
        new EngagementRecorded(KZ, id("m1"), meeting("We met the mission & <b>asked</b>")),
        new EngagementRecorded(
            KZ,
            id("s1"),
            new Engagement(
                EngagementKind.STATEMENT,
                on("2018-07"),
                Optional.empty(),
                "",
                "Welcomed the declaration.",
                "Every effort should be made to protect schools.",
                "Open debate",
                "New York",
                List.of(),
                List.of(new CountryCode("MN")),
                List.of(SSD),
                List.of(RESOLUTION),
                List.of(LIST),
                true,
                List.of())),
        new EntryAmended(
            KZ, id("m1"), meeting("We met the mission and asked for a host"), "More exact"),
        new FollowUpPromised(
            KZ,
            id("f1"),
            new FollowUp(
                id("m1"),
                "Send the concept note",
                "the coalition",
                on("2018-09"),
                FollowUp.State.OPEN,
                on("2018-06"),
                List.of())),
        new FollowUpPromised(
            KZ,
            id("f2"),
            new FollowUp(
                id("m1"),
                "Ask the capital",
                "the mission",
                on("2019"),
                FollowUp.State.OPEN,
                on("2018-06"),
                List.of())),
        new FollowUpCompleted(
            KZ, id("f1"), FollowUp.State.DONE, on("2018-08-01"), "Sent by letter"));
  }

  private static Engagement meeting(String text) {
    return new Engagement(
        EngagementKind.MEETING,
        on("2018-06"),
        Optional.empty(),
        "At the mission",
        text,
        "",
        "",
        "Geneva",
        List.of(
            new Participant(
                Side.THEIRS, Optional.of(new PersonalText("p1", "Ben Madeup")), "Counsellor", ""),
            new Participant(Side.OURS, Optional.empty(), "Adviser", "the coalition")),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        List.of());
  }

  private static List<LedgerEvent> facts() {
    return List.of(
        new AttributeSet(
            KZ,
            id("a1"),
            new Attribute(AttributeName.PEACEKEEPING, "Sends peacekeepers", on("2014"), List.of())),
        new ContactAdded(KZ, id("k1"), contact("+00 1 234")),
        new ContactChanged(KZ, id("k1"), contact("+00 1 235")),
        new ContactAdded(KZ, id("k2"), contact("+00 1 234")),
        new ContactRemoved(KZ, id("k2")));
  }

  private static List<LedgerEvent> changes() {
    return List.of(
        new EventRetried("an-event", "KZ"),
        new EventDiscarded("an-event", "KZ", "It cannot be read"),
        new AuditExported("text/csv", "country=KZ&type=entry-amended", 20, 1),
        new AccountAdded("anna", "READER"),
        new AccountRoleChanged("anna", "READER", "RECORDER"),
        new AccountLocked("anna"),
        new AccountUnlocked("anna"),
        new PasswordReset("anna"),
        new PasswordChanged("anna"),
        new AccountSessionsEnded("anna"),
        new RebuildBegun(List.of("audit")),
        new RebuildFinished(List.of("audit"), "DONE", 20, 1),
        new PageImported(
            KZ,
            "kazakhstan.txt",
            "00ff",
            1,
            1,
            List.of(
                new Block("", Optional.empty(), List.of(Piece.text("Kazakhstan\n"))),
                new Block("Details", Optional.of(id("m1")), List.of(Piece.field("text"))))));
  }

  /** Of the whole ledger. */
  private static List<LedgerEvent> wholes() {
    return List.of(
        new BackupTaken(26, "00".repeat(32)),
        new LedgerRestored(27, "01".repeat(32), "2026-05-01T09:30:00Z"));
  }

  private static Contact contact(String phone) {
    return new Contact(
        Contact.Post.GENEVA,
        Optional.of(new PersonalText("p2", "Aru Invented")),
        "Second Secretary",
        Optional.of(new PersonalText("p2", "aru@example.org")),
        Optional.of(new PersonalText("p2", phone)),
        Optional.of(new PersonalText("p2", "prefers mornings")),
        on("2019"));
  }

  private static EntryId id(String id) {
    return new EntryId(id);
  }

  private static EdtfDate on(String date) {
    return new EdtfDate(date);
  }
}
