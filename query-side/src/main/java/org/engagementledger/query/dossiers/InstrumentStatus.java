package org.engagementledger.query.dossiers;

import java.util.List;
import java.util.Optional;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dossiers.ReferenceData;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;
import org.engagementledger.time.DossierAsOf;
import org.engagementledger.time.StatusAsOf;

/**
 * Where a state stands on an instrument, or stood on the day as of which the dossier is shown.
 *
 * @param status the last that it may have
 * @param date of the position with which that began; empty if nothing was recorded
 * @param possible the statuses of which one is the state's; one if that is certain
 */
public record InstrumentStatus(
    InstrumentId instrument,
    String name,
    String shortName,
    Status status,
    Optional<EdtfDate> date,
    List<Status> possible) {
  /** Where the state of a dossier stands on every known instrument, in their order. */
  static List<InstrumentStatus> all(DossierAsOf asOf, ReferenceData references) {
    return references.instruments().values().stream().map(it -> of(asOf, it)).toList();
  }

  private static InstrumentStatus of(DossierAsOf asOf, Instrument instrument) {
    StatusAsOf status = asOf.status(instrument.id());
    return new InstrumentStatus(
        instrument.id(),
        instrument.name(),
        instrument.shortName(),
        status.possible().getLast(),
        status.positions().reversed().stream()
            .findFirst()
            .flatMap(asOf::entry)
            .map(entry -> entry.fact().date()),
        status.possible());
  }
}
