package org.engagementledger.query.countries;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.EngagementKind;
import org.engagementledger.events.Fact.Engagement;
import org.engagementledger.events.Fact.FollowUp;
import org.engagementledger.events.Fact.Position;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.events.Status;
import org.engagementledger.query.projections.Change;
import org.engagementledger.query.projections.Chronicle;

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
    Map<String, Standing> statuses,
    int engagements,
    Optional<LastEngagement> lastEngagement,
    int openFollowUps,
    Optional<Change> lastChange) {
  /** Where a state stands on one instrument, and from when on. */
  public record Standing(Status status, EdtfDate date) {}

  /** The engagement with the latest date; of what lasted several days, its first. */
  public record LastEngagement(EngagementKind kind, EdtfDate date, Optional<EdtfDate> lastDay) {}

  static CountrySummary of(Chronicle chronicle) {
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
    Standing standing = statuses.get(instrument.id());
    return standing == null ? Status.UNKNOWN : standing.status();
  }

  private static Map<String, Standing> statuses(Dossier dossier) {
    Map<String, Standing> statuses = new LinkedHashMap<>();
    dossier
        .facts(Position.class)
        .map(Position::instrument)
        .distinct()
        .forEach(
            instrument ->
                dossier
                    .position(instrument)
                    .ifPresent(
                        it -> statuses.put(instrument.id(), new Standing(it.status(), it.date()))));
    return statuses;
  }

  private static Optional<LastEngagement> last(Dossier dossier) {
    return dossier
        .facts(Engagement.class)
        .max(Comparator.comparing(Engagement::date))
        .map(it -> new LastEngagement(it.kind(), it.date(), it.lastDay()));
  }
}
