package org.engagementledger.query.dossiers;

import java.util.List;
import java.util.Optional;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.Position;
import org.engagementledger.events.Instrument;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.events.References;
import org.engagementledger.events.Status;

/**
 * Where a state stands on an instrument.
 *
 * @param date from when on; empty if nothing was recorded
 */
public record InstrumentStatus(
    InstrumentId instrument,
    String name,
    String shortName,
    Status status,
    Optional<EdtfDate> date) {
  /** Where the state of a dossier stands on every known instrument, in their order. */
  static List<InstrumentStatus> all(Dossier dossier, References references) {
    return references.instruments().values().stream().map(it -> of(dossier, it)).toList();
  }

  private static InstrumentStatus of(Dossier dossier, Instrument instrument) {
    Optional<Position> position = dossier.position(instrument.id());
    return new InstrumentStatus(
        instrument.id(),
        instrument.name(),
        instrument.shortName(),
        position.map(Position::status).orElse(Status.UNKNOWN),
        position.map(Fact::date));
  }
}
