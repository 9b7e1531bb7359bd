package org.engagementledger.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AttributeSet;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.EndorsementRegistered;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.DossierEvent.NonEndorsementRecorded;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.NonEndorsement;
import org.engagementledger.facts.Fact.Withdrawal;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.time.EntryChange.ChangeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangesLawTest {
  private static final LocalDate EARLIER = TwoWeekHistory.FIRST.plusDays(2);
  private static final Instant RECORDED = Instant.parse("2020-02-01T00:00:00Z");
  private static final LocalDate LATER = TwoWeekHistory.FIRST.plusDays(7);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 150);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void betweenTwoDaysThoseEntriesChangedThatAreOtherThanTheyWere(long seed) {
    KnownDossier known = known(Instant.MAX, TwoWeekHistory.of(seed));
    DossierChanges changes = known.changes(EARLIER, known, LATER);

    assertThat(changed(changes)).isEqualTo(differing(known.asOf(EARLIER), known.asOf(LATER)));
    assertThat(known.changes(LATER, known, LATER).isEmpty()).isTrue();
    assertThat(changes.entries()).allSatisfy(it -> assertThat(it.events()).isNotEmpty());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void betweenTwoTimesEveryChangeIsCausedByWhatWasRecordedInBetween(long seed) {
    List<RecordedEvent> events = TwoWeekHistory.of(seed);
    RecordedEvent middle = events.get(events.size() / 2);
    KnownDossier then = known(middle.time(), events);
    KnownDossier now = known(Instant.MAX, events);
    List<Long> since =
        events.stream()
            .filter(event -> event.time().isAfter(middle.time()))
            .map(RecordedEvent::position)
            .toList();
    DossierChanges changes = then.changes(LATER, now, LATER);

    assertThat(changed(changes)).isEqualTo(differing(then.asOf(LATER), now.asOf(LATER)));
    assertThat(changes.entries())
        .allSatisfy(it -> assertThat(it.events()).isNotEmpty().isSubsetOf(since));
    assertThat(changes.descriptionEvents()).isSubsetOf(since);
    assertThat(changes.description().isEmpty() || !changes.descriptionEvents().isEmpty()).isTrue();
    assertThat(changes.description().isEmpty())
        .isEqualTo(then.dossier().name().equals(now.dossier().name()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsKnownEventByEventIsWhatIsKnownAtOnce(long seed) {
    List<RecordedEvent> events = TwoWeekHistory.of(seed);
    KnownDossier none = known(Instant.MIN, events);
    KnownDossier known = none;
    for (RecordedEvent event : events) {
      known = known.after(event);
    }

    assertThat(known).isEqualTo(known(Instant.MAX, events));
    assertThat(none.changes(LATER, known, LATER).descriptionEvents()).startsWith(1L);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsRetractedOrRemovedIsSoByAnEventThatSaysSo(long seed) {
    List<RecordedEvent> events = TwoWeekHistory.of(seed);
    RecordedEvent middle = events.get(events.size() / 2);
    LocalDate today = TwoWeekHistory.FIRST.plusDays(14);
    DossierChanges changes =
        known(middle.time(), events).changes(today, known(Instant.MAX, events), today);

    assertThat(changes.entries())
        .allSatisfy(
            it -> {
              Class<?> last = last(it, events).event().getClass();
              assertThat(it.kind() == ChangeKind.RETRACTED).isEqualTo(last == EntryRetracted.class);
              assertThat(it.kind() == ChangeKind.REMOVED).isEqualTo(last == ContactRemoved.class);
            });
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theKindAndTheFieldsFollowFromWhatItWasAndIs(long seed) {
    List<RecordedEvent> events = TwoWeekHistory.of(seed);
    RecordedEvent middle = events.get(events.size() / 2);
    KnownDossier now = known(Instant.MAX, events);
    Stream.of(
            now.changes(EARLIER, now, LATER),
            known(middle.time(), events).changes(LATER, now, LATER),
            known(middle.time(), events).changes(EARLIER, now, LATER))
        .flatMap(it -> it.entries().stream())
        .forEach(
            it -> {
              assertThat(it.kind()).as("seed %d: %s", seed, it).isEqualTo(kind(it));
              boolean inBoth = it.before().isPresent() && it.after().isPresent();
              assertThat(it.fields().isEmpty())
                  .as("seed %d: %s", seed, it)
                  .isEqualTo(!inBoth || held(it.before()).equals(held(it.after())));
            });
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void thoseInstrumentsChangedOfWhichOtherStatusesArePossible(long seed) {
    List<RecordedEvent> events = TwoWeekHistory.of(seed);
    RecordedEvent middle = events.get(events.size() / 2);
    KnownDossier then = known(middle.time(), events);
    KnownDossier now = known(Instant.MAX, events);

    assertThat(then.changes(EARLIER, now, LATER).statuses())
        .extracting(it -> it.after().instrument())
        .containsExactlyInAnyOrderElementsOf(
            TwoWeekHistory.INSTRUMENTS.stream()
                .filter(
                    it ->
                        !Set.copyOf(then.asOf(EARLIER).status(it).possible())
                            .equals(Set.copyOf(now.asOf(LATER).status(it).possible())))
                .toList());
  }

  /** A refusal ahead of an endorsement bounds its date, until it turns out to be of another. */
  @Test
  void whatACorrectionMovesAwayIsTheCauseOfWhatItLeavesBehind() {
    CountryCode norway = new CountryCode("NO");
    InstrumentId from = TwoWeekHistory.INSTRUMENTS.getFirst();
    InstrumentId to = TwoWeekHistory.INSTRUMENTS.getLast();
    EntryId refusal = new EntryId("refusal");
    EntryId endorsement = new EntryId("endorsement");
    List<DossierEvent> recorded =
        List.of(
            new DossierOpened(norway, "Norway", "Europe", ""),
            new NonEndorsementRecorded(norway, refusal, refused(from)),
            new EndorsementRegistered(
                norway,
                endorsement,
                new Endorsement(
                    from, new EdtfDate("2020-01-01/2020-01-09"), "", List.of(), List.of())),
            new EntryAmended(norway, refusal, refused(to), "of another instrument"));
    List<RecordedEvent> events =
        IntStream.range(0, 4)
            .mapToObj(i -> new RecordedEvent(i + 1L, RECORDED.plusSeconds(i), recorded.get(i)))
            .toList();
    KnownDossier then = KnownDossier.at(RECORDED.plusSeconds(2), norway, events);
    KnownDossier now = KnownDossier.at(Instant.MAX, norway, events);

    assertThat(then.changes(EARLIER, now, EARLIER).entries())
        .filteredOn(it -> it.entry().equals(endorsement))
        .singleElement()
        .satisfies(it -> assertThat(it.kind()).isEqualTo(ChangeKind.ADDED))
        .satisfies(it -> assertThat(it.events()).containsExactly(4L));
  }

  /** What was set before a value, and what was set after it, bound the days on which it was set. */
  @Test
  void whatIsSaidOfTheValuesAroundAnAttributeIsTheCauseOfWhatItLeavesBehind() {
    CountryCode norway = new CountryCode("NO");
    EntryId first = new EntryId("first");
    EntryId second = new EntryId("second");
    EntryId about = new EntryId("about");
    List<DossierEvent> recorded =
        List.of(
            new DossierOpened(norway, "Norway", "Europe", ""),
            new AttributeSet(norway, first, set("2020-01-05")),
            new AttributeSet(norway, second, set("2020-01-06")),
            new AttributeSet(norway, about, set("2020-01-01/2020-01-09")),
            new EntryRetracted(norway, second, "of another state"),
            new EntryAmended(norway, first, set("2020-01-01"), "read again"));
    List<RecordedEvent> events =
        IntStream.range(0, recorded.size())
            .mapToObj(i -> new RecordedEvent(i + 1L, RECORDED.plusSeconds(i), recorded.get(i)))
            .toList();
    KnownDossier then = KnownDossier.at(RECORDED.plusSeconds(3), norway, events);
    KnownDossier now = KnownDossier.at(Instant.MAX, norway, events);

    assertThat(then.changes(EARLIER, now, EARLIER).entries())
        .filteredOn(it -> it.entry().equals(about))
        .singleElement()
        .satisfies(it -> assertThat(it.kind()).isEqualTo(ChangeKind.ADDED))
        .satisfies(it -> assertThat(it.events()).containsExactly(5L, 6L));
  }

  private static Attribute set(String date) {
    return new Attribute(AttributeName.PEACEKEEPING, date, new EdtfDate(date), List.of());
  }

  private static NonEndorsement refused(InstrumentId instrument) {
    return new NonEndorsement(instrument, new EdtfDate("2020-01-05"), "", List.of(), List.of());
  }

  private static ChangeKind kind(EntryChange it) {
    List<Fact> was = it.before().map(EntryAsOf::facts).orElse(List.of());
    List<Fact> is = it.after().map(EntryAsOf::facts).orElse(List.of());
    if (was.isEmpty()) {
      return is.getLast() instanceof Withdrawal ? ChangeKind.WITHDRAWN : ChangeKind.ADDED;
    }
    if (is.isEmpty()) {
      return it.after()
          .map(gone -> gone.known().stands() ? ChangeKind.CHANGED : ChangeKind.REMOVED)
          .orElse(ChangeKind.RETRACTED);
    }
    boolean wasSure = it.before().orElseThrow().certainty() == Certainty.CERTAIN && was.size() == 1;
    boolean isSure = it.after().orElseThrow().certainty() == Certainty.CERTAIN && is.size() == 1;
    if (wasSure == isSure || !was.getLast().equals(is.getLast())) {
      return ChangeKind.CHANGED;
    }
    return isSure ? ChangeKind.CERTAIN : ChangeKind.UNCERTAIN;
  }

  private static Fact held(Optional<EntryAsOf> entry) {
    return entry.orElseThrow().fact();
  }

  /**
   * What becomes uncertain is rare, and has a story of its own in {@link BitemporalDossierTest}.
   */
  @Test
  void theHistoriesHoldEveryOtherKindOfChange() {
    Stream<DossierChanges> changes =
        seeds()
            .boxed()
            .flatMap(
                seed -> {
                  List<RecordedEvent> events = TwoWeekHistory.of(seed);
                  RecordedEvent middle = events.get(events.size() / 2);
                  KnownDossier now = known(Instant.MAX, events);
                  return Stream.of(
                      now.changes(EARLIER, now, LATER),
                      known(middle.time(), events).changes(LATER, now, LATER));
                });

    assertThat(changes.flatMap(it -> it.entries().stream()).map(EntryChange::kind).distinct())
        .containsAll(EnumSet.complementOf(EnumSet.of(ChangeKind.UNCERTAIN)));
  }

  private static RecordedEvent last(EntryChange change, List<RecordedEvent> events) {
    return events.get(Math.toIntExact(change.events().getLast()) - 1);
  }

  private static Set<EntryId> changed(DossierChanges changes) {
    return changes.entries().stream().map(EntryChange::entry).collect(Collectors.toSet());
  }

  private static Set<EntryId> differing(DossierAsOf before, DossierAsOf after) {
    return after.known().entries().stream()
        .map(Entry::id)
        .filter(id -> !Objects.equals(seen(before, id), seen(after, id)))
        .collect(Collectors.toSet());
  }

  private static Optional<Object> seen(DossierAsOf dossier, EntryId id) {
    return dossier
        .present()
        .filter(entry -> entry.id().equals(id))
        .map(entry -> (Object) List.of(entry.certainty(), entry.facts()))
        .findFirst();
  }

  private static KnownDossier known(Instant time, List<RecordedEvent> events) {
    return KnownDossier.at(time, new CountryCode("KZ"), events);
  }
}
