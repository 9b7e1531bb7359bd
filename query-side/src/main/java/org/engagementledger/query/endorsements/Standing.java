package org.engagementledger.query.endorsements;

import java.time.LocalDate;
import java.util.Optional;
import org.engagementledger.events.Certainty;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.Status;
import org.engagementledger.time.Standings;
import org.engagementledger.time.StatusInterval;

/**
 * A country that had a status, or came to have it.
 *
 * @param date of the position with which that status began, the last time if it did several times
 */
public record Standing(CountryCode country, String name, Certainty certainty, EdtfDate date) {
  static Standing of(CountryStandings country, Certainty certainty, StatusInterval interval) {
    return new Standing(country.statuses().country(), country.name(), certainty, interval.date());
  }

  /** Empty if the country certainly did not have that status that day. */
  static Optional<Standing> of(
      CountryStandings country, Status status, LocalDate day, Standings standings) {
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
