package org.engagementledger.query.endorsements;

import org.engagementledger.countries.Regions;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.query.readmodels.AppliedEvent.AppliedDossierEvent;
import org.engagementledger.query.readmodels.TrackedDossier;
import org.engagementledger.time.statuses.StatusHistory;

/** Where a country stood on every instrument, in both times. */
record CountryStatusHistory(String name, String region, String subregion, StatusHistory statuses) {
  static boolean isChangedBy(AppliedDossierEvent step) {
    return step.describes() || step.isAbout(Position.class);
  }

  static CountryStatusHistory of(TrackedDossier chronicle) {
    return new CountryStatusHistory(
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
