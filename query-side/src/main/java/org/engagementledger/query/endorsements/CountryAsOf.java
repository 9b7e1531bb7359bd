package org.engagementledger.query.endorsements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;
import org.engagementledger.time.BitemporalPoint;
import org.engagementledger.time.StatusAsOf;
import org.engagementledger.time.statuses.StatusInterval;

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
    Map<String, StatusWithCertainty> statuses) {
  /**
   * Where it stood on one instrument.
   *
   * @param status the last that it may have had
   * @param date of the position with which that began; empty if there is none
   * @param possible the statuses of which one was its own; one if that is certain
   */
  public record StatusWithCertainty(
      Status status, Optional<EdtfDate> date, Certainty certainty, List<Status> possible) {
    static StatusWithCertainty of(List<StatusInterval> possible) {
      List<Status> statuses = StatusAsOf.eachOnce(possible.stream().map(StatusInterval::status));
      StatusInterval last = possible.getLast();
      return new StatusWithCertainty(
          last.status(),
          last.entry().map(it -> last.date()),
          statuses.size() == 1 ? Certainty.CERTAIN : Certainty.POSSIBLE,
          statuses);
    }
  }

  static CountryAsOf of(CountryStatusHistory country, BitemporalPoint times) {
    return new CountryAsOf(
        country.statuses().country(),
        country.name(),
        country.region(),
        country.subregion(),
        statuses(country, times.asOf(), times.knownAt()));
  }

  /** The statuses of which one was its own on that instrument. */
  public List<Status> possible(InstrumentId instrument) {
    StatusWithCertainty standing = statuses.get(instrument.id());
    return standing == null ? List.of(Status.UNKNOWN) : standing.possible();
  }

  private static Map<String, StatusWithCertainty> statuses(
      CountryStatusHistory country, LocalDate day, Instant knownAt) {
    Map<String, StatusWithCertainty> statuses = new LinkedHashMap<>();
    country
        .statuses()
        .asOf(day, knownAt)
        .forEach((id, it) -> statuses.put(id.id(), StatusWithCertainty.of(it)));
    return statuses;
  }
}
