package org.engagementledger.query.endorsements;

import org.engagementledger.events.Fact.Position;
import org.engagementledger.events.Regions;
import org.engagementledger.query.projections.Chronicle;
import org.engagementledger.query.projections.Step.OfDossier;
import org.engagementledger.time.StatusHistory;

/** Where a country stood on every instrument, in both times. */
record CountryStandings(String name, String region, String subregion, StatusHistory statuses) {
  static boolean isChangedBy(OfDossier step) {
    return step.describes() || step.isAbout(Position.class);
  }

  static CountryStandings of(Chronicle chronicle) {
    return new CountryStandings(
        chronicle.dossier().name(),
        chronicle.dossier().region(),
        chronicle.dossier().subregion(),
        chronicle.statuses());
  }

  /** Whether it lies in that region or sub-region. */
  boolean isIn(String place) {
    return Regions.isIn(place, region, subregion);
  }
}
