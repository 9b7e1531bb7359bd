package org.engagementledger.query.endorsements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.events.Certainty;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.events.Status;
import org.engagementledger.time.StatusAsOf;
import org.engagementledger.time.StatusInterval;
import org.engagementledger.time.TwoTimes;

/**
 * Where a country stood.
 *
 * @param statuses on those instruments of which something was known
 */
public record CountryAsOf(
    CountryCode country,
    String name,
    String region,
    String subregion,
    Map<String, Standing> statuses) {
  /**
   * Where it stood on one instrument.
   *
   * @param status the last that it may have had
   * @param date of the position with which that began; empty if there is none
   * @param possible the statuses of which one was its own; one if that is certain
   */
  public record Standing(
      Status status, Optional<EdtfDate> date, Certainty certainty, List<Status> possible) {
    static Standing of(List<StatusInterval> possible) {
      List<Status> statuses = StatusAsOf.eachOnce(possible.stream().map(StatusInterval::status));
      StatusInterval last = possible.getLast();
      return new Standing(
          last.status(),
          last.entry().map(it -> last.date()),
          statuses.size() == 1 ? Certainty.CERTAIN : Certainty.POSSIBLE,
          statuses);
    }
  }

  static CountryAsOf of(CountryStandings country, TwoTimes times) {
    return new CountryAsOf(
        country.statuses().country(),
        country.name(),
        country.region(),
        country.subregion(),
        statuses(country, times.asOf(), times.knownAt()));
  }

  /** The statuses of which one was its own on that instrument. */
  public List<Status> possible(InstrumentId instrument) {
    Standing standing = statuses.get(instrument.id());
    return standing == null ? List.of(Status.UNKNOWN) : standing.possible();
  }

  private static Map<String, Standing> statuses(
      CountryStandings country, LocalDate day, Instant knownAt) {
    Map<String, Standing> statuses = new LinkedHashMap<>();
    country
        .statuses()
        .asOf(day, knownAt)
        .forEach((id, it) -> statuses.put(id.id(), Standing.of(it)));
    return statuses;
  }
}
