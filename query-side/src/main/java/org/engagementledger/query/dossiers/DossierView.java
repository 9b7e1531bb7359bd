package org.engagementledger.query.dossiers;

import java.util.List;
import java.util.Optional;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.Attribute;
import org.engagementledger.events.Fact.Contact;
import org.engagementledger.events.Fact.Cosponsorship;
import org.engagementledger.events.Fact.Engagement;
import org.engagementledger.events.Fact.FollowUp;
import org.engagementledger.events.Fact.Position;
import org.engagementledger.events.References;
import org.engagementledger.query.projections.Change;
import org.engagementledger.query.projections.Chronicle;

/**
 * A dossier as it is shown: what stands in it, by sort, each sort in the order of recording.
 *
 * @param statuses where the state stands on every known instrument
 * @param positions what it said on instruments, one entry for each time
 * @param lastChange the last event of the dossier
 */
public record DossierView(
    CountryCode country,
    String name,
    String region,
    String subregion,
    List<InstrumentStatus> statuses,
    List<EntryView> positions,
    List<EntryView> cosponsorships,
    List<EntryView> engagements,
    List<EntryView> followUps,
    List<EntryView> attributes,
    List<EntryView> contacts,
    Optional<Change> lastChange) {
  /** The view of a dossier, of which the chronicle says who recorded what. */
  static DossierView of(Dossier dossier, Chronicle chronicle, References references) {
    return new DossierView(
        dossier.country(),
        dossier.name(),
        dossier.region(),
        dossier.subregion(),
        InstrumentStatus.all(dossier, references),
        entries(dossier, chronicle, Position.class),
        entries(dossier, chronicle, Cosponsorship.class),
        entries(dossier, chronicle, Engagement.class),
        entries(dossier, chronicle, FollowUp.class),
        entries(dossier, chronicle, Attribute.class),
        entries(dossier, chronicle, Contact.class),
        chronicle.last());
  }

  private static List<EntryView> entries(
      Dossier dossier, Chronicle chronicle, Class<? extends Fact> sort) {
    return dossier
        .standing()
        .filter(entry -> sort.isInstance(entry.fact()))
        .map(entry -> EntryView.of(entry, chronicle))
        .toList();
  }
}
