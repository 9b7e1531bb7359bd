package org.engagementledger.command.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.command.dossiers.Kazakhstan.KZ;
import static org.engagementledger.command.dossiers.PlainDays.LAST;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.engagementledger.command.dossiers.DossierCommand.AmendEntry;
import org.engagementledger.command.dossiers.DossierCommand.RecordNonEndorsement;
import org.engagementledger.command.dossiers.DossierCommand.RegisterEndorsement;
import org.engagementledger.command.dossiers.DossierCommand.RetractEntry;
import org.engagementledger.command.dossiers.DossierCommand.WithdrawEndorsement;
import org.engagementledger.command.dossiers.PlainDays.PlainDate;
import org.engagementledger.command.dossiers.PlainDays.PlainPosition;
import org.engagementledger.command.references.ReferenceLookup;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.NonEndorsement;
import org.engagementledger.facts.Fact.Withdrawal;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;
import org.engagementledger.samples.FactEvents;
import org.engagementledger.samples.SeededRandom;
import org.engagementledger.text.Refusal;
import org.engagementledger.time.KnownDossier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * No history that is accepted is one that no choice of days makes true, and none that can be true
 * in the order of its recording is refused: against a model that tries every day.
 */
class PossibleHistoriesLawTest {
  private static final List<String> INSTRUMENTS = List.of("one", "other");
  private static final ReferenceLookup ALL = new ReferenceLookup(any -> true, any -> "");

  /** With more on one instrument there are too many choices to try. */
  private static final int MOST = 4;

  private final Map<String, Integer> outcomes = new TreeMap<>();
  private SeededRandom seeded = new SeededRandom(0);
  private List<RecordedEvent> events = new ArrayList<>();
  private Dossier dossier = Dossier.unopened(KZ);
  private PlainDays model = new PlainDays();
  private int day;

  /** What is tried, and what the model has of the entry after it. */
  private record Trial(DossierCommand command, String entry, Optional<PlainPosition> then) {
    PlainDays after(PlainDays model) {
      return then.map(it -> model.with(entry, it)).orElseGet(() -> model.without(entry));
    }
  }

  @BeforeEach
  void forget() {
    outcomes.clear();
  }

  @Test
  void whatIsAcceptedCanBeTrueAndWhatCanBeTrueIsAccepted() {
    each(
        1_500,
        () -> {
          for (int i = 0; i < 12; i++) {
            step();
          }
        });
    assertThat(outcomes)
        .containsOnlyKeys("accepted", "refused")
        .allSatisfy((outcome, count) -> assertThat(count).isGreaterThan(2_000));
  }

  @Test
  void anAnswerIsCertainIfItIsSoOnAllChoicesOfDaysAndPossibleIfOnSome() {
    each(
        250,
        () -> {
          for (int i = 0; i < 8; i++) {
            step();
            KnownDossier known = KnownDossier.at(Instant.MAX, KZ, events);
            for (String instrument : INSTRUMENTS) {
              for (int asOf = 0; asOf <= LAST; asOf++) {
                assertThat(known.asOf(on(asOf)).status(new InstrumentId(instrument)).possible())
                    .as("%s as of day %d after %s", instrument, asOf, events)
                    .containsExactlyInAnyOrderElementsOf(model.statuses(instrument, asOf));
              }
            }
          }
        });
  }

  @Test
  void whatWasAcceptedBeforeAndCannotBeTrueIsReadAndCanBePutRight() {
    each(
        600,
        () -> {
          for (int i = 0; i < 6; i++) {
            Trial trial = trial();
            if (trial.command() instanceof DossierCommand.RecordFact || i > 2) {
              record(trial, unchecked(trial.command()));
            }
          }
          assertThat(KnownDossier.at(Instant.MAX, KZ, events).asOf(on(LAST)).dossier()).isNotNull();
          for (int i = 0; i < 6; i++) {
            correct();
          }
          putRight();
        });
    assertThat(outcomes).containsKeys("accepted", "refused", "no worse", "put right");
  }

  /** Whatever makes all true is accepted, whatever was wrong; so is each retraction. */
  private void correct() {
    Trial trial = trial();
    PlainDays after = trial.after(model);
    boolean allTrue = INSTRUMENTS.stream().allMatch(after::canBeTrueAsRecorded);
    boolean wasWrong = !INSTRUMENTS.stream().allMatch(model::canBeTrueAsRecorded);
    Optional<DossierEvent> decided = decided(trial.command());
    if (allTrue) {
      assertThat(decided).as("%s after %s", trial, events).isPresent();
    }
    outcomes.merge(
        decided.isEmpty() ? "refused" : wasWrong ? "no worse" : "accepted", 1, Integer::sum);
    decided.ifPresent(event -> record(trial, event));
  }

  private void putRight() {
    while (!INSTRUMENTS.stream().allMatch(model::canBeTrueAsRecorded)) {
      String wrong =
          INSTRUMENTS.stream()
              .filter(it -> !model.canBeTrueAsRecorded(it))
              .findFirst()
              .orElseThrow();
      List<String> entries =
          model.standing().entrySet().stream()
              .filter(it -> it.getValue().instrument().equals(wrong))
              .map(Map.Entry::getKey)
              .toList();
      Trial trial = retraction(seeded.of(entries));
      Optional<DossierEvent> decided = decided(trial.command());
      assertThat(decided).as("%s after %s", trial, events).isPresent();
      record(trial, decided.orElseThrow());
      outcomes.merge("put right", 1, Integer::sum);
    }
  }

  private void step() {
    Trial trial = trial();
    PlainDays after = trial.after(model);
    Optional<DossierEvent> decided = decided(trial.command());
    assertThat(decided.isPresent())
        .as("%s on day %d after %s", trial, day, events)
        .isEqualTo(INSTRUMENTS.stream().allMatch(after::canBeTrueAsRecorded));
    if (decided.isPresent()) {
      assertThat(INSTRUMENTS.stream().allMatch(after::canBeTrue))
          .as("%s on day %d after %s", trial, day, events)
          .isTrue();
      record(trial, decided.get());
    }
    outcomes.merge(decided.isPresent() ? "accepted" : "refused", 1, Integer::sum);
  }

  private void each(int trials, Runnable trial) {
    long first = Long.getLong("seed", System.nanoTime());
    System.out.println("seeds from " + first);
    for (long seed = first; seed < first + trials; seed++) {
      seeded = new SeededRandom(seed);
      events = new ArrayList<>();
      dossier = Dossier.unopened(KZ);
      model = new PlainDays();
      day = 1;
      add(Kazakhstan.OPENED);
      try {
        trial.run();
      } catch (RuntimeException | AssertionError failure) {
        throw new AssertionError("with -Dseed=" + seed + ": " + failure.getMessage(), failure);
      }
    }
  }

  private void record(Trial trial, DossierEvent event) {
    add(event);
    model = trial.after(model);
  }

  private void add(DossierEvent event) {
    Instant time = on(day).atStartOfDay(ZoneOffset.UTC).plusSeconds(events.size()).toInstant();
    RecordedEvent recorded = new RecordedEvent(events.size() + 1L, time, event);
    events.add(recorded);
    dossier = dossier.after(event, recorded.day());
  }

  private Optional<DossierEvent> decided(DossierCommand command) {
    try {
      return Optional.of(DossierRules.decide(dossier, command, ALL, on(day)));
    } catch (Refusal refused) {
      return Optional.empty();
    }
  }

  private static DossierEvent unchecked(DossierCommand command) {
    return switch (command) {
      case DossierCommand.RecordFact it -> FactEvents.of(KZ, it.entry(), it.fact());
      case AmendEntry it -> new EntryAmended(KZ, it.entry(), it.fact(), it.reason());
      case RetractEntry it -> new EntryRetracted(KZ, it.entry(), it.reason());
      default -> throw new AssertionError(command);
    };
  }

  private Trial trial() {
    day = Math.min(LAST, day + seeded.below(3));
    List<String> entries = List.copyOf(model.standing().keySet());
    if (entries.isEmpty() || seeded.oneIn(2)) {
      String instrument = seeded.of(INSTRUMENTS);
      if (model.on(instrument).size() < MOST) {
        return recording("e" + events.size(), instrument);
      }
    }
    return seeded.oneIn(5) ? retraction(seeded.of(entries)) : amendment(seeded.of(entries));
  }

  private Trial recording(String entry, String instrument) {
    Status status =
        seeded.of(Status.ENDORSED, Status.ENDORSED, Status.WITHDRAWN, Status.NOT_ENDORSED);
    PlainPosition said = new PlainPosition(instrument, status, date(), events.size(), day);
    return new Trial(command(new EntryId(entry), fact(said, "")), entry, Optional.of(said));
  }

  /** Of an entry it changes the date, the instrument or the note. */
  private Trial amendment(String entry) {
    PlainPosition was = Objects.requireNonNull(model.standing().get(entry));
    String instrument = seeded.oneIn(5) ? seeded.of(INSTRUMENTS) : was.instrument();
    boolean fits = model.on(instrument).size() < MOST;
    PlainDate date = seeded.oneIn(4) ? was.date() : date();
    int recorded = date.text().equals(was.date().text()) ? was.recorded() : day;
    PlainPosition is =
        new PlainPosition(
            fits ? instrument : was.instrument(), was.status(), date, was.order(), recorded);
    Fact fact = fact(is, "amended " + events.size());
    return new Trial(
        new AmendEntry(KZ, new EntryId(entry), fact, "misread"), entry, Optional.of(is));
  }

  private static Trial retraction(String entry) {
    RetractEntry command = new RetractEntry(KZ, new EntryId(entry), "never was");
    return new Trial(command, entry, Optional.empty());
  }

  private static DossierCommand command(EntryId entry, Fact fact) {
    return switch (fact) {
      case Endorsement it -> new RegisterEndorsement(KZ, entry, it);
      case Withdrawal it -> new WithdrawEndorsement(KZ, entry, it);
      case NonEndorsement it -> new RecordNonEndorsement(KZ, entry, it);
      default -> throw new AssertionError(fact);
    };
  }

  private static Fact fact(PlainPosition said, String note) {
    InstrumentId instrument = new InstrumentId(said.instrument());
    EdtfDate date = new EdtfDate(said.date().text());
    return switch (said.status()) {
      case ENDORSED -> new Endorsement(instrument, date, note, List.of(), List.of());
      case WITHDRAWN -> new Withdrawal(instrument, date, note, List.of(), List.of());
      case NOT_ENDORSED, UNKNOWN ->
          new NonEndorsement(instrument, date, note, List.of(), List.of());
    };
  }

  private PlainDate date() {
    return PlainDays.date(seeded, day);
  }

  private static LocalDate on(int day) {
    return PlainDays.on(day);
  }
}
