package org.engagementledger.query.countries;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.facts.EngagementKind;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;
import org.engagementledger.query.readmodels.Change;
import org.engagementledger.query.readmodels.TrackedDossier;

/**
 * A dossier in a line.
 *
 * @param statuses where the state stands on those instruments of which something was recorded
 * @param engagements how many there are
 * @param openFollowUps how many promises are open
 */
public record CountrySummary(
    CountryCode country,
    String name,
    String region,
    String subregion,
    Map<String, DatedStatus> statuses,
    int engagements,
    Optional<LastEngagement> lastEngagement,
    int openFollowUps,
    Optional<Change> lastChange) {
  /** Where a state stands on one instrument, and from when on. */
  public record DatedStatus(Status status, EdtfDate date) {}

  /** The engagement with the latest date; of what lasted several days, its first. */
  public record LastEngagement(EngagementKind kind, EdtfDate date, Optional<EdtfDate> lastDay) {}

  static CountrySummary of(TrackedDossier chronicle) {
    Dossier dossier = chronicle.dossier();
    return new CountrySummary(
        dossier.country(),
        dossier.name(),
        dossier.region(),
        dossier.subregion(),
        statuses(dossier),
        (int) dossier.facts(Engagement.class).count(),
        last(dossier),
        (int) dossier.facts(FollowUp.class).filter(it -> it.state() == FollowUp.State.OPEN).count(),
        chronicle.last());
  }

  /** Where the state stands on an instrument. */
  public Status status(InstrumentId instrument) {
    DatedStatus standing = statuses.get(instrument.id());
    return standing == null ? Status.UNKNOWN : standing.status();
  }

  private static Map<String, DatedStatus> statuses(Dossier dossier) {
    Map<String, DatedStatus> statuses = new LinkedHashMap<>();
    dossier
        .facts(Position.class)
        .map(Position::instrument)
        .distinct()
        .forEach(
            instrument ->
                dossier
                    .position(instrument)
                    .ifPresent(
                        it ->
                            statuses.put(
                                instrument.id(), new DatedStatus(it.status(), it.date()))));
    return statuses;
  }

  private static Optional<LastEngagement> last(Dossier dossier) {
    return dossier
        .facts(Engagement.class)
        .max(Comparator.comparing(Engagement::date))
        .map(it -> new LastEngagement(it.kind(), it.date(), it.lastDay()));
  }
}
