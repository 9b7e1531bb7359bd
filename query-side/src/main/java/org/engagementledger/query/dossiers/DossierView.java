package org.engagementledger.query.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.ReferenceData;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Contact;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.query.readmodels.Change;
import org.engagementledger.query.readmodels.TrackedDossier;
import org.engagementledger.time.DossierAsOf;
import org.engagementledger.time.EntryAsOf;

/**
 * A dossier as it is shown: what stands in it, by sort, each sort in the order of recording.
 *
 * @param asOf the day as of which it is shown
 * @param knownAt the time until which it was recorded
 * @param statuses where the state stands on every known instrument
 * @param positions what it said on instruments, one entry for each time
 * @param lastChange the last event of the dossier
 */
public record DossierView(
    CountryCode country,
    String name,
    String region,
    String subregion,
    LocalDate asOf,
    Instant knownAt,
    List<InstrumentStatus> statuses,
    List<EntryView> positions,
    List<EntryView> cosponsorships,
    List<EntryView> engagements,
    List<EntryView> followUps,
    List<EntryView> attributes,
    List<EntryView> contacts,
    Optional<Change> lastChange) {
  /**
   * The view of a dossier.
   *
   * @param dossier what is shown of it
   * @param asOf what is certain in it, and what is only possible
   * @param chronicle says who recorded what
   */
  public static DossierView of(
      Dossier dossier,
      DossierAsOf asOf,
      Instant knownAt,
      TrackedDossier chronicle,
      ReferenceData references) {
    Map<EntryId, EntryAsOf> seen =
        asOf.entries().stream()
            .collect(Collectors.toMap(EntryAsOf::id, it -> it, (first, second) -> first));
    Function<Class<? extends Fact>, List<EntryView>> entries =
        sort -> entries(dossier, seen, chronicle, sort);
    return new DossierView(
        dossier.country(),
        dossier.name(),
        dossier.region(),
        dossier.subregion(),
        asOf.day(),
        knownAt,
        InstrumentStatus.all(asOf, references),
        entries.apply(Position.class),
        entries.apply(Cosponsorship.class),
        entries.apply(Engagement.class),
        entries.apply(FollowUp.class),
        entries.apply(Attribute.class),
        entries.apply(Contact.class),
        chronicle.last());
  }

  /** The same without the id of the last event: that of one that added a contact is also its id. */
  DossierView withoutEventOfLastChange() {
    return with(positions, cosponsorships, lastChange.map(Change::withoutEvent));
  }

  /** The same with a part of what was said and co-sponsored. */
  DossierView with(List<EntryView> said, List<EntryView> sponsored) {
    return with(said, sponsored, lastChange);
  }

  private DossierView with(
      List<EntryView> said, List<EntryView> sponsored, Optional<Change> change) {
    return new DossierView(
        country,
        name,
        region,
        subregion,
        asOf,
        knownAt,
        statuses,
        said,
        sponsored,
        engagements,
        followUps,
        attributes,
        contacts,
        change);
  }

  private static List<EntryView> entries(
      Dossier dossier,
      Map<EntryId, EntryAsOf> seen,
      TrackedDossier chronicle,
      Class<? extends Fact> sort) {
    return dossier
        .standing()
        .filter(entry -> sort.isInstance(entry.fact()))
        .map(entry -> EntryView.of(at(seen, entry.id()), entry, chronicle.trace(entry.id())))
        .toList();
  }

  private static EntryAsOf at(Map<EntryId, EntryAsOf> seen, EntryId entry) {
    return Objects.requireNonNull(seen.get(entry));
  }
}
