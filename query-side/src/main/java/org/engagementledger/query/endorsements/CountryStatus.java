package org.engagementledger.query.endorsements;

import java.time.LocalDate;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.Status;
import org.engagementledger.time.statuses.InstrumentStatuses;
import org.engagementledger.time.statuses.StatusInterval;

/**
 * A country that had a status, or came to have it.
 *
 * @param date of the position with which that status began, the last time if it did several times
 */
public record CountryStatus(CountryCode country, String name, Certainty certainty, EdtfDate date) {
  static CountryStatus of(
      CountryStatusHistory country, Certainty certainty, StatusInterval interval) {
    return new CountryStatus(
        country.statuses().country(), country.name(), certainty, interval.date());
  }

  /** Empty if the country certainly did not have that status that day. */
  static Optional<CountryStatus> of(
      CountryStatusHistory country, Status status, LocalDate day, InstrumentStatuses standings) {
    CountryCode code = country.statuses().country();
    Certainty certainty = standings.is(status, code, day);
    return standings.of(code).stream()
        .filter(it -> it.status() == status && it.on(day) != Certainty.ABSENT)
        .reduce((earlier, last) -> last)
        .map(it -> of(country, certainty, it));
  }

  /** Whether that is not certain. */
  public boolean isOnlyPossible() {
    return certainty == Certainty.POSSIBLE;
  }
}
