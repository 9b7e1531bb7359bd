package org.engagementledger.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent;
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
import org.engagementledger.events.DossierEvent.ResolutionCosponsored;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Contact.Post;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Fact.FollowUp.State;
import org.engagementledger.facts.Fact.NonEndorsement;
import org.engagementledger.facts.Fact.Withdrawal;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.PersonalText;
import org.engagementledger.facts.ResolutionId;

/**
 * Makes up what may have been recorded on a country within two weeks, with dates of every
 * precision, corrections and contradictions. Nothing is recorded before it can have happened.
 */
public final class TwoWeekHistory {
  public static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
  public static final List<InstrumentId> INSTRUMENTS =
      List.of(new InstrumentId("paris-principles"), new InstrumentId("safe-schools-declaration"));
  private static final List<AttributeName> NAMES =
      List.of(AttributeName.PEACEKEEPING, AttributeName.MEMBERSHIPS);

  private static final List<State> STATES = List.of(State.OPEN, State.DONE, State.DROPPED);

  private final Random random;
  private final CountryCode country;
  private final List<RecordedEvent> events = new ArrayList<>();
  private Dossier dossier;
  private int day;
  private int second;

  private TwoWeekHistory(long seed, CountryCode country) {
    this.random = new Random(seed);
    this.country = country;
    this.dossier = Dossier.unopened(country);
  }

  /** Events of one dossier, the same for the same seed. */
  public static List<RecordedEvent> of(long seed) {
    return of(seed, "KZ");
  }

  public static List<RecordedEvent> of(long seed, String country) {
    TwoWeekHistory history = new TwoWeekHistory(seed, new CountryCode(country));
    history.record(new DossierOpened(history.country, "Kazakhstan", "Asia", "Central Asia"));
    int length = 4 + history.random.nextInt(8);
    for (int i = 0; i < length; i++) {
      history.day = Math.min(13, history.day + history.random.nextInt(3));
      history.record(history.event());
    }
    return history.events;
  }

  private void record(DossierEvent event) {
    second += random.nextInt(2);
    Instant time = FIRST.plusDays(day).atStartOfDay(ZoneOffset.UTC).plusSeconds(second).toInstant();
    RecordedEvent recorded = new RecordedEvent(events.size() + 1L, time, event);
    events.add(recorded);
    dossier = dossier.after(event, recorded.day());
  }

  private DossierEvent event() {
    List<Entry> standing = dossier.standing().toList();
    if (standing.isEmpty() || random.nextInt(5) < 3) {
      return recorded(new EntryId("e" + events.size()));
    }
    return about(standing.get(random.nextInt(standing.size())));
  }

  private DossierEvent recorded(EntryId id) {
    return switch (random.nextInt(9)) {
      case 0, 1 -> new EndorsementRegistered(country, id, endorsement());
      case 2 -> new EndorsementWithdrawn(country, id, withdrawal());
      case 3 -> new NonEndorsementRecorded(country, id, nonEndorsement());
      case 4 -> new ResolutionCosponsored(country, id, cosponsorship());
      case 5 -> new EngagementRecorded(country, id, engagement());
      case 6 -> new FollowUpPromised(country, id, followUp(State.OPEN));
      case 7 -> new AttributeSet(country, id, attribute(NAMES.get(random.nextInt(2))));
      default -> new ContactAdded(country, id, contact());
    };
  }

  private DossierEvent about(Entry entry) {
    int choice = random.nextInt(6);
    if (choice == 0) {
      return new EntryRetracted(country, entry.id(), "recorded for another state");
    }
    if (choice == 1) {
      return new DescriptionAmended(country, "Kazakhstan " + day, "Asia", "Central Asia", "typo");
    }
    if (choice < 4 && entry.fact() instanceof FollowUp) {
      State outcome = random.nextBoolean() ? State.DONE : State.DROPPED;
      return new FollowUpCompleted(country, entry.id(), outcome, date(), "");
    }
    if (choice < 4 && entry.fact() instanceof Contact) {
      return choice == 2
          ? new ContactRemoved(country, entry.id())
          : new ContactChanged(country, entry.id(), contact());
    }
    return new EntryAmended(country, entry.id(), amended(entry.fact()), "the date was wrong");
  }

  private Fact amended(Fact fact) {
    return switch (fact) {
      case Endorsement it ->
          random.nextBoolean()
              ? endorsement()
              : new Endorsement(it.instrument(), it.date(), note(), List.of(), List.of());
      case Withdrawal it -> withdrawal();
      case NonEndorsement it -> nonEndorsement();
      case Cosponsorship it -> cosponsorship();
      case Engagement it -> random.nextBoolean() ? engagement() : it.retold(note());
      case FollowUp it -> followUp(STATES.get(random.nextInt(3)));
      case Attribute it -> attribute(it.name());
      case Contact it -> contact();
    };
  }

  private Endorsement endorsement() {
    return new Endorsement(instrument(), date(), note(), List.of(), List.of());
  }

  private Withdrawal withdrawal() {
    return new Withdrawal(instrument(), date(), note(), List.of(), List.of());
  }

  private NonEndorsement nonEndorsement() {
    return new NonEndorsement(instrument(), date(), note(), List.of(), List.of());
  }

  private Cosponsorship cosponsorship() {
    return new Cosponsorship(new ResolutionId("s-res-2427"), date(), note(), List.of(), List.of());
  }

  private Engagement engagement() {
    EdtfDate date = date();
    Engagement meeting = Engagement.told(EngagementKind.MEETING, date, note());
    return date.isDay() ? meeting.on(date, lastDay(date)) : meeting;
  }

  private FollowUp followUp(State state) {
    EdtfDate due = EdtfDate.of(FIRST.plusDays(day + 30L));
    return new FollowUp(engaged(), note(), "the mission", due, state, date(), List.of());
  }

  /** An engagement that is there, if there is one. */
  private EntryId engaged() {
    List<EntryId> engaged =
        dossier.standing().filter(it -> it.fact() instanceof Engagement).map(Entry::id).toList();
    return engaged.isEmpty() ? new EntryId("e0") : engaged.get(random.nextInt(engaged.size()));
  }

  private Attribute attribute(AttributeName name) {
    return new Attribute(name, note(), date(), List.of());
  }

  private Contact contact() {
    Optional<PersonalText> mailbox = Optional.of(new PersonalText("p" + day, day + "@example.org"));
    return new Contact(
        Post.GENEVA, Optional.empty(), note(), mailbox, Optional.empty(), Optional.empty(), date());
  }

  private InstrumentId instrument() {
    return INSTRUMENTS.get(random.nextInt(2));
  }

  private String note() {
    return "told " + random.nextInt(1_000);
  }

  /** Nothing is recorded before it is over. */
  private Optional<EdtfDate> lastDay(EdtfDate date) {
    long more = ChronoUnit.DAYS.between(date.earliest(), FIRST.plusDays(day));
    return Optional.of(EdtfDate.of(date.earliest().plusDays(random.nextInt((int) more + 1))));
  }

  /** A date that may have come by the day on which it is recorded. */
  private EdtfDate date() {
    int earliest = random.nextInt(day + 1);
    LocalDate from = FIRST.plusDays(earliest);
    LocalDate to = from.plusDays(random.nextInt(6));
    return new EdtfDate(
        switch (random.nextInt(9)) {
          case 0, 1, 2 -> from.toString();
          case 3, 4 -> from + "/" + to;
          case 5 -> from + "/..";
          case 6 -> "../" + to;
          case 7 -> "2020-01";
          default -> "../..";
        });
  }
}
