package org.engagementledger.time.statuses;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EndorsementRegistered;
import org.engagementledger.events.DossierEvent.EndorsementWithdrawn;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.DossierEvent.NonEndorsementRecorded;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.NonEndorsement;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.Fact.Withdrawal;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;
import org.engagementledger.time.KnownDossier;
import org.engagementledger.time.StatusAsOf;
import org.junit.jupiter.api.Test;

/** Many positions on one instrument, of dates that overlap, corrected again and again. */
class StatusOrderLawTest {
  private static final CountryCode KAZAKHSTAN = new CountryCode("KZ");
  private static final InstrumentId DECLARATION = new InstrumentId("safe-schools-declaration");
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
  private static final List<String> DATES =
      List.of("2000", "2000/2001", "2001", "2000/2002", "2002", "2001/2003", "../..", "2000/..");

  /** Those at whose ends what may have been changes. */
  private static final List<LocalDate> DAYS =
      Stream.of("1999-12-31", "2000-06-01", "2001-06-01", "2002-06-01", "2004-06-01")
          .map(LocalDate::parse)
          .toList();

  private final List<RecordedEvent> events = new ArrayList<>();
  private Random random = new Random();
  private KnownDossier known = KnownDossier.unopened(KAZAKHSTAN);
  private StatusHistory history = StatusHistory.none(KAZAKHSTAN);

  @Test
  void theIntervalsSayInTheOrderInWhichTheFoldSaysIt() {
    long first = Long.getLong("seed", System.nanoTime());
    for (long seed = first; seed < first + 3_000; seed++) {
      given(seed);
      for (RecordedEvent event : events) {
        KnownDossier then = KnownDossier.at(event.time(), KAZAKHSTAN, events);
        for (LocalDate day : DAYS) {
          assertThat(found(day, event.time()))
              .as("seed %d: as of %s, known at %s", seed, day, event.time())
              .isEqualTo(then.asOf(day).status(DECLARATION).possible());
        }
      }
    }
  }

  @Test
  void bothNameThePositionsWithWhichTheStatusesBegan() {
    long first = Long.getLong("seed", System.nanoTime());
    for (long seed = first; seed < first + 1_000; seed++) {
      given(seed);
      Instant now = events.getLast().time();
      for (LocalDate day : DAYS) {
        assertThat(intervals(day, now).stream().flatMap(it -> it.entry().stream()))
            .as("seed %d: as of %s", seed, day)
            .containsExactlyElementsOf(known.asOf(day).status(DECLARATION).positions());
      }
    }
  }

  @Test
  void whoSaysNoTwiceHasNotEndorsedSinceTheFirstTime() {
    given(0);
    record(new NonEndorsementRecorded(KAZAKHSTAN, id("n1"), nonEndorsement("2000")));
    record(new NonEndorsementRecorded(KAZAKHSTAN, id("n2"), nonEndorsement("2002")));

    LocalDate later = LocalDate.parse("2004-06-01");
    assertThat(known.asOf(later).status(DECLARATION).positions()).containsExactly(id("n1"));
    assertThat(intervals(later, START.plusSeconds(99)).getLast().date().text()).isEqualTo("2000");
  }

  @Test
  void aCorrectedDateDoesNotPutAnEndorsementBehindItsWithdrawal() {
    given(0);
    record(new EndorsementRegistered(KAZAKHSTAN, id("e"), endorsement("2000/2002")));
    record(new EndorsementWithdrawn(KAZAKHSTAN, id("w"), withdrawal("2000/2002")));
    record(new NonEndorsementRecorded(KAZAKHSTAN, id("n"), nonEndorsement("2001")));
    record(new EntryAmended(KAZAKHSTAN, id("e"), endorsement("2000/2001"), "read again"));

    assertThat(found(LocalDate.parse("2000-06-01"), START.plusSeconds(99)))
        .containsExactly(Status.UNKNOWN, Status.ENDORSED, Status.WITHDRAWN);
  }

  private List<Status> found(LocalDate day, Instant knownAt) {
    List<StatusInterval> found = intervals(day, knownAt);
    return found.isEmpty()
        ? List.of(Status.UNKNOWN)
        : StatusAsOf.eachOnce(found.stream().map(StatusInterval::status));
  }

  private List<StatusInterval> intervals(LocalDate day, Instant knownAt) {
    return history.asOf(day, knownAt).getOrDefault(DECLARATION, List.of());
  }

  private void given(long seed) {
    random = new Random(seed);
    events.clear();
    known = KnownDossier.unopened(KAZAKHSTAN);
    history = StatusHistory.none(KAZAKHSTAN);
    record(new DossierOpened(KAZAKHSTAN, "Kazakhstan", "Asia", "Central Asia"));
    int length = seed == 0 ? 0 : 3 + random.nextInt(6);
    for (int i = 0; i < length; i++) {
      record(event());
    }
  }

  private void record(DossierEvent event) {
    Instant time =
        events.isEmpty() ? START : events.getLast().time().plusSeconds(random.nextInt(2));
    RecordedEvent recorded = new RecordedEvent(events.size() + 1L, time, event);
    KnownDossier now = known.after(recorded);
    history = history.after(recorded, known.dossier(), now);
    known = now;
    events.add(recorded);
  }

  private DossierEvent event() {
    List<Entry> standing = known.dossier().standing().toList();
    if (standing.isEmpty() || random.nextInt(3) < 2) {
      return recorded(id("e" + events.size()));
    }
    Entry entry = standing.get(random.nextInt(standing.size()));
    return random.nextInt(4) == 0
        ? new EntryRetracted(KAZAKHSTAN, entry.id(), "of another state")
        : new EntryAmended(KAZAKHSTAN, entry.id(), amended(entry.fact()), "misread");
  }

  private DossierEvent recorded(EntryId id) {
    return switch (random.nextInt(3)) {
      case 0 -> new EndorsementRegistered(KAZAKHSTAN, id, endorsement(date()));
      case 1 -> new EndorsementWithdrawn(KAZAKHSTAN, id, withdrawal(date()));
      default -> new NonEndorsementRecorded(KAZAKHSTAN, id, nonEndorsement(date()));
    };
  }

  private Fact amended(Fact fact) {
    return switch ((Position) fact) {
      case Endorsement it -> endorsement(date());
      case Withdrawal it -> withdrawal(date());
      case NonEndorsement it -> nonEndorsement(date());
    };
  }

  private String date() {
    return DATES.get(random.nextInt(DATES.size()));
  }

  private static EntryId id(String id) {
    return new EntryId(id);
  }

  private static Endorsement endorsement(String date) {
    return new Endorsement(DECLARATION, new EdtfDate(date), "", List.of(), List.of());
  }

  private static Withdrawal withdrawal(String date) {
    return new Withdrawal(DECLARATION, new EdtfDate(date), "", List.of(), List.of());
  }

  private static NonEndorsement nonEndorsement(String date) {
    return new NonEndorsement(DECLARATION, new EdtfDate(date), "", List.of(), List.of());
  }
}
