package org.engagementledger.time.statuses;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;
import org.engagementledger.time.KnownDossier;
import org.engagementledger.time.KnownDossierBuilder;
import org.engagementledger.time.PossibleWorlds;
import org.engagementledger.time.TwoWeekHistory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InstrumentStatusesLawTest {
  private static final List<CountryCode> COUNTRIES =
      Stream.of("KZ", "NO", "SD").map(CountryCode::new).toList();
  private static final LocalDate FIRST = TwoWeekHistory.FIRST.minusDays(1);
  private static final LocalDate LAST = TwoWeekHistory.FIRST.plusDays(14);

  private final List<List<RecordedEvent>> events = new ArrayList<>();
  private final List<StatusHistory> histories = new ArrayList<>();

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theIntervalsSayWhatTheFoldsSay(long seed) {
    given(seed);
    everyMoment(
        (time, standings, instrument) -> {
          for (int i = 0; i < COUNTRIES.size(); i++) {
            KnownDossier known = known(time).get(i);
            CountryCode country = COUNTRIES.get(i);
            days()
                .forEach(
                    day ->
                        assertThat(standings.possible(country, day))
                            .as("seed %d: %s, %s as of %s", seed, country, instrument, day)
                            .containsExactlyInAnyOrderElementsOf(
                                known.asOf(day).status(instrument).possible()));
          }
        });
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void thePositionsSayAsMuchAsTheWholeDossier(long seed) {
    given(seed);
    for (int i = 0; i < COUNTRIES.size(); i++) {
      assertThat(ofPositions(COUNTRIES.get(i), events.get(i))).isEqualTo(histories.get(i));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aSeriesHoldsTheCountOfEachDay(long seed) {
    given(seed);
    everyMoment(
        (time, standings, instrument) -> {
          List<KnownDossier> known = known(time);
          for (Status status : Status.values()) {
            SortedMap<LocalDate, CountRange> series = standings.series(status, days());

            assertThat(series.keySet()).containsExactlyElementsOf(days().toList());
            series.forEach(
                (day, bounds) ->
                    assertThat(bounds)
                        .as("seed %d: %s of %s on %s", seed, status, instrument, day)
                        .isEqualTo(counted(known, instrument, status, day))
                        .isEqualTo(standings.count(status, day)));
          }
        });
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whoJoinedBetweenTwoDaysDidSoInAllPossibleWorldsOrInSome(long seed) {
    given(seed);
    LocalDate after = TwoWeekHistory.FIRST.plusDays(2);
    LocalDate until = TwoWeekHistory.FIRST.plusDays(6);
    everyMoment(
        (time, standings, instrument) -> {
          Map<CountryCode, Certainty> joined = standings.became(Status.ENDORSED, after, until);
          for (int i = 0; i < COUNTRIES.size(); i++) {
            List<Boolean> worlds =
                PossibleWorlds.knownAt(time, events.get(i))
                    .became(instrument.id(), Status.ENDORSED, after, until);

            assertThat(joined.getOrDefault(COUNTRIES.get(i), Certainty.ABSENT))
                .as("seed %d: %s, %s known at %s", seed, COUNTRIES.get(i), instrument, time)
                .isEqualTo(certainty(worlds));
          }
        });
  }

  private interface Check {
    void at(Instant time, InstrumentStatuses standings, InstrumentId instrument);
  }

  private void given(long seed) {
    for (int i = 0; i < COUNTRIES.size(); i++) {
      events.add(TwoWeekHistory.of(seed * 100 + i, COUNTRIES.get(i).code()));
      histories.add(history(COUNTRIES.get(i), events.get(i)));
    }
  }

  private static StatusHistory history(CountryCode country, List<RecordedEvent> events) {
    KnownDossier known = KnownDossier.unopened(country);
    StatusHistory history = StatusHistory.none(country);
    for (RecordedEvent event : events) {
      KnownDossier now = known.after(event);
      history = history.after(event, known.dossier(), now);
      known = now;
    }
    return history;
  }

  private static StatusHistory ofPositions(CountryCode country, List<RecordedEvent> events) {
    KnownDossierBuilder known = new KnownDossierBuilder(KnownDossier.unopened(country));
    StatusHistory history = StatusHistory.none(country);
    for (RecordedEvent event : events) {
      Dossier before = known.positions().dossier();
      known.take(event);
      history = history.after(event, before, known.positions());
    }
    return history;
  }

  private void everyMoment(Check check) {
    events.getFirst().stream()
        .map(RecordedEvent::time)
        .distinct()
        .forEach(
            time ->
                TwoWeekHistory.INSTRUMENTS.forEach(
                    it -> check.at(time, InstrumentStatuses.known(time, it, histories), it)));
  }

  private static CountRange counted(
      List<KnownDossier> known, InstrumentId instrument, Status status, LocalDate day) {
    return known.stream()
        .map(it -> it.asOf(day).status(instrument).is(status))
        .reduce(CountRange.ZERO, CountRange::and, (one, other) -> other);
  }

  private List<KnownDossier> known(Instant time) {
    return IntStream.range(0, COUNTRIES.size())
        .mapToObj(i -> KnownDossier.at(time, COUNTRIES.get(i), events.get(i)))
        .toList();
  }

  private static Certainty certainty(List<Boolean> worlds) {
    if (!worlds.contains(true)) {
      return Certainty.ABSENT;
    }
    return worlds.contains(false) ? Certainty.POSSIBLE : Certainty.CERTAIN;
  }

  private static Stream<LocalDate> days() {
    return FIRST.datesUntil(LAST);
  }
}
