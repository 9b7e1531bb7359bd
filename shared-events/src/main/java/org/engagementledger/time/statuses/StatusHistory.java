package org.engagementledger.time.statuses;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.time.DossierTimelines;
import org.engagementledger.time.KnownDossier;
import org.engagementledger.time.OrderedTimeline.DatedStep;
import org.engagementledger.time.StatusAsOf;

/**
 * Where a state stood on every instrument, in both times: the world as of any day, known at any
 * time, is found by looking through these intervals and folding nothing.
 *
 * @param intervals in the order in which they became known
 */
public record StatusHistory(CountryCode country, List<StatusInterval> intervals) {
  /** The same intervals, unmodifiable. */
  public StatusHistory {
    intervals = List.copyOf(intervals);
  }

  /** Before anything was recorded on the country. */
  public static StatusHistory none(CountryCode country) {
    return new StatusHistory(country, List.of());
  }

  /**
   * The history once that was recorded.
   *
   * @param before the dossier ahead of the event, or what it held of the entry
   * @param now what is known after the event, or of it what the state said of instruments
   */
  public StatusHistory after(RecordedEvent event, Dossier before, KnownDossier now) {
    Set<InstrumentId> about = instruments(event, before, now.dossier());
    return about.isEmpty() ? this : knowing(about, said(now, about, event.time()), event.time());
  }

  /**
   * Where the state stood on every instrument of which something was known at that time: the
   * intervals of which one held that day, in their order.
   */
  public Map<InstrumentId, List<StatusInterval>> asOf(LocalDate day, Instant knownAt) {
    return intervals.stream()
        .filter(it -> it.isKnownAt(knownAt) && it.on(day) != Certainty.ABSENT)
        .sorted(StatusInterval.IN_ORDER)
        .collect(
            Collectors.groupingBy(
                StatusInterval::instrument, LinkedHashMap::new, Collectors.toList()));
  }

  /** Whether anything of that instrument was ever recorded. */
  public boolean isAbout(InstrumentId instrument) {
    return intervals.stream().anyMatch(it -> it.instrument().equals(instrument));
  }

  /** What was known at that time of one instrument, in the order in which it was so. */
  List<StatusInterval> known(Instant time, InstrumentId instrument) {
    List<StatusInterval> known =
        intervals.stream()
            .filter(it -> it.instrument().equals(instrument) && it.isKnownAt(time))
            .sorted(StatusInterval.IN_ORDER)
            .toList();
    return known.isEmpty()
        ? List.of(StatusInterval.unknown(instrument, Optional.empty(), time))
        : known;
  }

  /** What the event is about: of an entry that a correction moves, both instruments. */
  private static Set<InstrumentId> instruments(RecordedEvent event, Dossier... views) {
    return event.event() instanceof AboutEntry about
        ? Stream.of(views)
            .flatMap(view -> view.entry(about.entry()).stream())
            .map(Entry::fact)
            .filter(Position.class::isInstance)
            .map(fact -> ((Position) fact).instrument())
            .collect(Collectors.toSet())
        : Set.of();
  }

  /** An interval that is said again stays, unless that would put it before or behind another. */
  private StatusHistory knowing(Set<InstrumentId> about, List<StatusInterval> now, Instant time) {
    StatusHistory keeping = knowing(about, now, now, time);
    return about.stream().allMatch(it -> keeping.order(it).equals(order(it, now.stream())))
        ? keeping
        : knowing(about, List.of(), now, time);
  }

  /**
   * What is known once that is said.
   *
   * @param again what stays if it was known before
   */
  private StatusHistory knowing(
      Set<InstrumentId> about, List<StatusInterval> again, List<StatusInterval> now, Instant time) {
    List<StatusInterval> same =
        intervals.stream().filter(it -> it.isStillKnown() && isAmong(again, it)).toList();
    Stream<StatusInterval> kept =
        intervals.stream()
            .flatMap(
                it -> about.contains(it.instrument()) ? ended(it, again, time) : Stream.of(it));
    Stream<StatusInterval> fresh = now.stream().filter(it -> !isAmong(same, it));
    return new StatusHistory(country, Stream.concat(kept, fresh).toList());
  }

  /** The positions on an instrument in the order in which the intervals are found. */
  private List<Optional<EntryId>> order(InstrumentId instrument) {
    return order(
        instrument,
        intervals.stream().filter(StatusInterval::isStillKnown).sorted(StatusInterval.IN_ORDER));
  }

  private static List<Optional<EntryId>> order(
      InstrumentId instrument, Stream<StatusInterval> intervals) {
    return intervals
        .filter(it -> it.instrument().equals(instrument))
        .map(StatusInterval::entry)
        .toList();
  }

  /**
   * The interval, known until that time if it is said no more; none if it was known for no time.
   */
  private static Stream<StatusInterval> ended(
      StatusInterval one, List<StatusInterval> now, Instant time) {
    if (!one.isStillKnown() || isAmong(now, one)) {
      return Stream.of(one);
    }
    return one.knownFrom().equals(time)
        ? Stream.empty()
        : Stream.of(one.knownBetween(one.knownFrom(), Optional.of(time)));
  }

  private static boolean isAmong(List<StatusInterval> intervals, StatusInterval one) {
    return intervals.stream().anyMatch(one::saysTheSameAs);
  }

  private static List<StatusInterval> said(
      KnownDossier now, Set<InstrumentId> about, Instant time) {
    return DossierTimelines.positions(now, about).entrySet().stream()
        .flatMap(it -> said(it.getKey(), it.getValue().changesOf(StatusAsOf::of).steps(), time))
        .toList();
  }

  private static Stream<StatusInterval> said(
      InstrumentId instrument, List<DatedStep<Entry>> changes, Instant time) {
    List<StatusInterval> said = new ArrayList<>();
    said.add(StatusInterval.unknown(instrument, Optional.of(changes.getFirst().from()), time));
    for (int i = 0; i < changes.size(); i++) {
      DatedStep<Entry> step = changes.get(i);
      boolean goesOn = i + 1 == changes.size();
      said.add(
          new StatusInterval(
              instrument,
              StatusAsOf.of(step.value()),
              Optional.of(step.value().id()),
              step.value().fact().date(),
              step.from(),
              goesOn ? Optional.empty() : Optional.of(changes.get(i + 1).from()),
              time,
              Optional.empty()));
    }
    return said.stream();
  }
}
