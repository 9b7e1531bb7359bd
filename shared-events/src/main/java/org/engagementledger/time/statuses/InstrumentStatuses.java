package org.engagementledger.time.statuses;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Certainty;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;
import org.engagementledger.time.StatusAsOf;

/**
 * Where states stood on one instrument, by what was known at one time.
 *
 * @param intervals by country, in the order in which the statuses followed each other
 */
public record InstrumentStatuses(Map<CountryCode, List<StatusInterval>> intervals) {
  /** The same intervals, unmodifiable. */
  public InstrumentStatuses {
    intervals = Collections.unmodifiableMap(new LinkedHashMap<>(intervals));
  }

  /** What was known at that time of an instrument, for the countries of those histories. */
  public static InstrumentStatuses known(
      Instant time, InstrumentId instrument, List<StatusHistory> histories) {
    Map<CountryCode, List<StatusInterval>> intervals = new LinkedHashMap<>();
    histories.forEach(it -> intervals.put(it.country(), it.known(time, instrument)));
    return new InstrumentStatuses(intervals);
  }

  /** The statuses of which one was the country's at the end of that day. */
  public List<Status> possible(CountryCode country, LocalDate day) {
    return StatusAsOf.eachOnce(
        of(country).stream()
            .filter(it -> it.on(day) != Certainty.ABSENT)
            .map(StatusInterval::status));
  }

  /** The country's statuses, in the order in which they followed each other. */
  public List<StatusInterval> of(CountryCode country) {
    return intervals.getOrDefault(country, List.of());
  }

  /** The first day on which a country may have taken a position, of those that are known. */
  public Optional<LocalDate> first() {
    return intervals.values().stream()
        .flatMap(List::stream)
        .filter(it -> it.status() != Status.UNKNOWN)
        .map(it -> it.begun().earliest())
        .filter(LocalDate.MIN::isBefore)
        .min(Comparator.naturalOrder());
  }

  /** Whether the country had that status at the end of that day. */
  public Certainty is(Status status, CountryCode country, LocalDate day) {
    List<Status> possible = possible(country, day);
    if (!possible.contains(status)) {
      return Certainty.ABSENT;
    }
    return possible.size() == 1 ? Certainty.CERTAIN : Certainty.POSSIBLE;
  }

  /** How many countries had that status at the end of that day. */
  public CountRange count(Status status, LocalDate day) {
    return intervals.keySet().stream()
        .map(country -> is(status, country, day))
        .reduce(CountRange.ZERO, CountRange::and, (one, other) -> other);
  }

  /** The countries whose status became that one after a day and by the end of another. */
  public Map<CountryCode, Certainty> became(Status status, LocalDate after, LocalDate until) {
    Map<CountryCode, Certainty> became = new LinkedHashMap<>();
    intervals.forEach(
        (country, known) ->
            known.stream()
                .filter(it -> it.status() == status)
                .map(it -> it.began(after, until))
                .min(Comparator.naturalOrder())
                .filter(certainty -> certainty != Certainty.ABSENT)
                .ifPresent(certainty -> became.put(country, certainty)));
    return became;
  }

  /** How many countries had that status at the end of each of those days. */
  public SortedMap<LocalDate, CountRange> series(Status status, Stream<LocalDate> days) {
    DailyCounts certain =
        DailyCounts.of(withStatus(status).flatMap(it -> it.map(StatusInterval::certain)));
    DailyCounts possible =
        DailyCounts.of(
            withStatus(status).flatMap(it -> DailyCounts.merged(it.map(StatusInterval::possible))));
    SortedMap<LocalDate, CountRange> series = new TreeMap<>();
    days.forEach(day -> series.put(day, new CountRange(certain.on(day), possible.on(day))));
    return series;
  }

  /** The intervals with that status, for each country. */
  private Stream<Stream<StatusInterval>> withStatus(Status status) {
    return intervals.values().stream()
        .map(known -> known.stream().filter(it -> it.status() == status));
  }
}
