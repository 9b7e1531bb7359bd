package org.engagementledger.query.followups;

import java.util.List;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.Entry;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact.FollowUp;
import org.engagementledger.query.projections.Chronicle;
import org.engagementledger.query.projections.Step.OfDossier;

/** What was promised with regard to one country, in the order of recording. */
record Promises(List<Promise> promises) {
  /**
   * One follow-up.
   *
   * @param name the country's name
   */
  record Promise(CountryCode country, String name, EntryId entry, FollowUp followUp) {}

  static boolean isChangedBy(OfDossier step) {
    return step.describes() || step.isAbout(FollowUp.class);
  }

  static Promises of(Chronicle chronicle) {
    return new Promises(
        chronicle
            .dossier()
            .standing()
            .filter(entry -> entry.fact() instanceof FollowUp)
            .map(entry -> promise(chronicle, entry))
            .toList());
  }

  private static Promise promise(Chronicle chronicle, Entry entry) {
    return new Promise(
        chronicle.dossier().country(),
        chronicle.dossier().name(),
        entry.id(),
        (FollowUp) entry.fact());
  }
}
