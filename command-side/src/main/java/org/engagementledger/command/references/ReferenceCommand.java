package org.engagementledger.command.references;

import org.engagementledger.command.Command;
import org.engagementledger.events.ReferenceEvent;
import org.engagementledger.events.ReferenceEvent.InstrumentDefined;
import org.engagementledger.events.ReferenceEvent.ResolutionRegistered;
import org.engagementledger.facts.Instrument;
import org.engagementledger.facts.Resolution;
import org.engagementledger.history.DossierHistory;
import org.engagementledger.ledger.log.CommittedEvent;

/** What can be asked to be recorded on instruments and resolutions. */
public sealed interface ReferenceCommand extends Command<ReferenceEvent> {
  /** The name under which Axon routes every command on a reference. */
  String ROUTE = "ReferenceCommand";

  /** The event that it leads to, unless that is recorded already. */
  ReferenceEvent event();

  @Override
  default String stream() {
    return event().stream();
  }

  @Override
  default String route() {
    return ROUTE;
  }

  @Override
  default Class<ReferenceEvent> subject() {
    return ReferenceEvent.class;
  }

  @Override
  default ReferenceEvent after(CommittedEvent event, DossierHistory history) {
    return event();
  }

  /** Defines an instrument. */
  record DefineInstrument(Instrument instrument) implements ReferenceCommand {
    @Override
    public ReferenceEvent event() {
      return new InstrumentDefined(instrument);
    }
  }

  /** Registers a resolution. */
  record RegisterResolution(Resolution resolution) implements ReferenceCommand {
    @Override
    public ReferenceEvent event() {
      return new ResolutionRegistered(resolution);
    }
  }
}
