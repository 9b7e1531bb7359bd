package org.engagementledger.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dossiers.DossierRedactions;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AsOfLawTest {
  private static final LocalDate NOW = TwoWeekHistory.FIRST.plusDays(14);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 150);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsCertainIsSoInAllPossibleWorldsAndWhatIsPossibleInSome(long seed) {
    List<RecordedEvent> events = TwoWeekHistory.of(seed);
    moments(events)
        .forEach(
            time -> {
              KnownDossier known = knownAt(time, events);
              PossibleWorlds worlds = PossibleWorlds.knownAt(time, events);
              days().forEach(day -> agree(known.asOf(day), worlds.asOf(day), seed));
            });
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void asOfNowKnownAtNowItIsTheCurrentDossier(long seed) {
    List<RecordedEvent> events = TwoWeekHistory.of(seed);
    DossierAsOf now = knownAt(Instant.MAX, events).asOf(NOW);
    List<Entry> standing = now.known().standing().toList();

    assertThat(now.present().map(EntryAsOf::known)).isEqualTo(standing);
    assertThat(now.present())
        .allSatisfy(
            entry -> {
              assertThat(entry.certainty()).isEqualTo(Certainty.CERTAIN);
              assertThat(entry.facts()).containsExactly(entry.known().fact());
            });
    assertThat(now.dossier().entries()).isEqualTo(standing);
    for (InstrumentId instrument : TwoWeekHistory.INSTRUMENTS) {
      assertThat(now.status(instrument).possible()).containsExactly(now.known().status(instrument));
    }
    for (AttributeName name : AttributeName.values()) {
      assertThat(now.attribute(name).map(it -> fact(now, it.values().getLast())))
          .isEqualTo(now.known().attribute(name));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsKnownAtATimeDoesNotDependOnWhatIsRecordedLater(long seed) {
    List<RecordedEvent> events = TwoWeekHistory.of(seed);
    for (RecordedEvent last : events) {
      List<RecordedEvent> until =
          events.stream().filter(it -> !it.time().isAfter(last.time())).toList();

      assertThat(knownAt(last.time(), events)).isEqualTo(knownAt(Instant.MAX, until));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void readersAreShownTheSameStatusesAndDates(long seed) {
    List<RecordedEvent> events = TwoWeekHistory.of(seed);
    DossierRedactions redactions = DossierRedactions.by(events.stream().map(RecordedEvent::event));
    for (RecordedEvent last : events) {
      KnownDossier known = knownAt(last.time(), events);
      DossierAsOf all = known.asOf(last.day());
      DossierAsOf shown = known.forReaders(redactions).asOf(last.day());

      assertThat(shown.statuses()).isEqualTo(all.statuses());
      assertThat(shown.attributes()).isEqualTo(all.attributes());
      assertThat(shown.entries().stream().map(AsOfLawTest::whatAndWhen))
          .isEqualTo(
              all.entries().stream()
                  .filter(it -> !(it.known().fact() instanceof Contact))
                  .map(AsOfLawTest::whatAndWhen)
                  .toList());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatLastsIsCertainOnEachOfItsDaysAndNotThereBefore(long seed) {
    List<RecordedEvent> events = TwoWeekHistory.of(seed);
    KnownDossier known = knownAt(Instant.MAX, events);
    lasting(known)
        .forEach(
            entry ->
                days()
                    .forEach(
                        day ->
                            assertThat(known.asOf(day).entry(entry.id()).orElseThrow().certainty())
                                .as("seed %d, %s as of %s", seed, entry.fact(), day)
                                .isEqualTo(
                                    day.isBefore(entry.fact().date().earliest())
                                        ? Certainty.ABSENT
                                        : Certainty.CERTAIN)));
  }

  private static Stream<Entry> lasting(KnownDossier known) {
    return known.dossier().standing().filter(it -> it.fact().lastDay().isPresent());
  }

  private static List<Object> whatAndWhen(EntryAsOf it) {
    return List.of(it.id(), it.fact().getClass(), it.fact().date(), it.certainty(), it.events());
  }

  @Test
  void theHistoriesHoldEverySortOfEventAndBothCertainties() {
    List<RecordedEvent> all =
        seeds().boxed().flatMap(seed -> TwoWeekHistory.of(seed).stream()).toList();

    assertThat(all.stream().map(it -> it.event().getClass()).distinct()).hasSize(15);
    assertThat(seeds().boxed().flatMap(it -> lasting(knownAt(Instant.MAX, TwoWeekHistory.of(it)))))
        .hasSizeGreaterThan(8);
    assertThat(
            seeds()
                .boxed()
                .flatMap(
                    seed ->
                        knownAt(Instant.MAX, TwoWeekHistory.of(seed))
                            .asOf(TwoWeekHistory.FIRST.plusDays(4))
                            .entries()
                            .stream())
                .map(EntryAsOf::certainty)
                .distinct())
        .containsExactlyInAnyOrder(Certainty.values());
  }

  private static void agree(DossierAsOf asOf, Map<String, List<Object>> worlds, long seed) {
    String where = "seed %d as of %s".formatted(seed, asOf.day());
    for (EntryAsOf entry : asOf.entries()) {
      List<Object> held = Objects.requireNonNull(worlds.get(entry.id().id()), where);
      assertThat(held(entry)).as(where).containsExactlyInAnyOrderElementsOf(held);
    }
    for (StatusAsOf status : asOf.statuses()) {
      List<Object> said = Objects.requireNonNull(worlds.get(status.instrument().id()), where);
      assertThat(status.possible().stream().map(AsOfLawTest::word))
          .as(where)
          .containsExactlyInAnyOrderElementsOf(said);
    }
    for (AttributeName name : AttributeName.values()) {
      List<Object> said = worlds.getOrDefault(name.slug(), List.of("nothing"));
      assertThat(words(asOf.attribute(name))).as(where).containsExactlyInAnyOrderElementsOf(said);
    }
  }

  /** What the entry may have held; nothing, too, unless it was certainly there. */
  private static List<Object> held(EntryAsOf entry) {
    Stream<Object> facts = entry.facts().stream().map(Optional::of);
    return entry.certainty() == Certainty.CERTAIN
        ? facts.toList()
        : Stream.concat(facts, Stream.of(Optional.empty())).toList();
  }

  private static Object word(Status status) {
    return status == Status.UNKNOWN ? "nothing" : status;
  }

  private static List<Object> words(Optional<AttributeAsOf> attribute) {
    Stream<Object> values = attribute.stream().flatMap(it -> it.values().stream()).map(EntryId::id);
    return attribute.isPresent() && attribute.get().certainty() == Certainty.CERTAIN
        ? values.toList()
        : Stream.concat(values, Stream.of("nothing")).toList();
  }

  private static Object fact(DossierAsOf dossier, EntryId id) {
    return dossier.entry(id).orElseThrow().fact();
  }

  private static Stream<Instant> moments(List<RecordedEvent> events) {
    return events.stream().map(RecordedEvent::time).distinct();
  }

  private static Stream<LocalDate> days() {
    return TwoWeekHistory.FIRST.minusDays(1).datesUntil(NOW.plusDays(1));
  }

  private static KnownDossier knownAt(Instant time, List<RecordedEvent> events) {
    return KnownDossier.at(time, new CountryCode("KZ"), events);
  }
}
