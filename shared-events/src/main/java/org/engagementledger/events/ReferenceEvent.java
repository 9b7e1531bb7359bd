package org.engagementledger.events;

import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.Resolution;

/** What was recorded on instruments and resolutions. */
public sealed interface ReferenceEvent extends LedgerEvent {
  /** An instrument was defined, or described anew. */
  record InstrumentDefined(Instrument instrument) implements ReferenceEvent {
    @Override
    public String stream() {
      return "instrument:" + instrument.id();
    }
  }

  /** A resolution was registered, or described anew. */
  record ResolutionRegistered(Resolution resolution) implements ReferenceEvent {
    @Override
    public String stream() {
      return "resolution:" + resolution.id();
    }
  }
}
