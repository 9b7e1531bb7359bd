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
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.Entry;
import org.engagementledger.events.EntryId;
import org.engagementledger.time.EntryChange.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangesLawTest {
  private static final LocalDate EARLIER = RandomHistory.FIRST.plusDays(2);
  private static final LocalDate LATER = RandomHistory.FIRST.plusDays(7);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 150);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void betweenTwoDaysThoseEntriesChangedThatAreOtherThanTheyWere(long seed) {
    KnownDossier known = known(Instant.MAX, RandomHistory.of(seed));
    DossierChanges changes = known.changes(EARLIER, known, LATER);

    assertThat(changed(changes)).isEqualTo(differing(known.asOf(EARLIER), known.asOf(LATER)));
    assertThat(known.changes(LATER, known, LATER).isEmpty()).isTrue();
    assertThat(changes.entries()).allSatisfy(it -> assertThat(it.events()).isNotEmpty());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void betweenTwoTimesEveryChangeIsCausedByWhatWasRecordedInBetween(long seed) {
    List<RecordedEvent> events = RandomHistory.of(seed);
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
    assertThat(changes.description().isEmpty())
        .isEqualTo(then.dossier().name().equals(now.dossier().name()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsRetractedOrRemovedIsSoByAnEventThatSaysSo(long seed) {
    List<RecordedEvent> events = RandomHistory.of(seed);
    RecordedEvent middle = events.get(events.size() / 2);
    LocalDate today = RandomHistory.FIRST.plusDays(14);
    DossierChanges changes =
        known(middle.time(), events).changes(today, known(Instant.MAX, events), today);

    assertThat(changes.entries())
        .allSatisfy(
            it -> {
              Class<?> last = last(it, events).event().getClass();
              assertThat(it.kind() == Kind.RETRACTED).isEqualTo(last == EntryRetracted.class);
              assertThat(it.kind() == Kind.REMOVED).isEqualTo(last == ContactRemoved.class);
            });
  }

  /** What becomes uncertain is rare, and has a story of its own in {@link TwoTimesTest}. */
  @Test
  void theHistoriesHoldEveryOtherKindOfChange() {
    Stream<DossierChanges> changes =
        seeds()
            .boxed()
            .flatMap(
                seed -> {
                  List<RecordedEvent> events = RandomHistory.of(seed);
                  RecordedEvent middle = events.get(events.size() / 2);
                  KnownDossier now = known(Instant.MAX, events);
                  return Stream.of(
                      now.changes(EARLIER, now, LATER),
                      known(middle.time(), events).changes(LATER, now, LATER));
                });

    assertThat(changes.flatMap(it -> it.entries().stream()).map(EntryChange::kind).distinct())
        .containsAll(EnumSet.complementOf(EnumSet.of(Kind.UNCERTAIN)));
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
