package org.engagementledger.query.countries;

import java.util.Map;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.query.countries.CountrySummary.LastEngagement;
import org.engagementledger.query.endorsements.CountryAsOf;
import org.engagementledger.query.endorsements.CountryAsOf.StatusWithCertainty;
import org.engagementledger.query.readmodels.Change;

/**
 * Where a country stood, and how much there is of its dossier if that is asked as it stands.
 *
 * @param statuses on those instruments of which something was known
 * @param engagements how many there are; empty as of another day
 * @param lastEngagement empty also if there is none
 * @param openFollowUps how many promises are open; empty as of another day
 */
record ListedCountry(
    CountryCode country,
    String name,
    String region,
    String subregion,
    Map<String, StatusWithCertainty> statuses,
    Optional<Integer> engagements,
    Optional<LastEngagement> lastEngagement,
    Optional<Integer> openFollowUps,
    Optional<Change> lastChange) {
  static ListedCountry of(CountryAsOf it, Optional<CountrySummary> today) {
    return new ListedCountry(
        it.country(),
        it.name(),
        it.region(),
        it.subregion(),
        it.statuses(),
        today.map(CountrySummary::engagements),
        today.flatMap(CountrySummary::lastEngagement),
        today.map(CountrySummary::openFollowUps),
        today.flatMap(CountrySummary::lastChange));
  }
}
