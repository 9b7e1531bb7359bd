package org.engagementledger.query.references;

import java.util.Optional;
import org.engagementledger.events.ReferenceEvent.InstrumentDefined;
import org.engagementledger.events.ReferenceEvent.ResolutionRegistered;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.Resolution;
import org.engagementledger.query.readmodels.AppliedEvent.AppliedReferenceEvent;

/**
 * An instrument, or a resolution, as it was last described.
 *
 * @param since the position at which it was first recorded; lists stand in that order
 */
record ReferenceDocument(
    long since, Optional<Instrument> instrument, Optional<Resolution> resolution) {
  static ReferenceDocument of(AppliedReferenceEvent step) {
    return switch (step.event()) {
      case InstrumentDefined e ->
          new ReferenceDocument(step.first(), Optional.of(e.instrument()), Optional.empty());
      case ResolutionRegistered e ->
          new ReferenceDocument(step.first(), Optional.empty(), Optional.of(e.resolution()));
    };
  }
}
