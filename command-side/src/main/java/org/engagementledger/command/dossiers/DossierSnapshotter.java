package org.engagementledger.command.dossiers;

import java.util.concurrent.Executor;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.AbstractSnapshotter;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.engagementledger.events.CountryCode;
import org.engagementledger.log.DossierHistory.Version;

/** Makes snapshots of long dossiers: the dossier itself, as the fold gives it. */
final class DossierSnapshotter extends AbstractSnapshotter {
  private static final class Builder extends AbstractSnapshotter.Builder {}

  private DossierSnapshotter(AbstractSnapshotter.Builder builder) {
    super(builder);
  }

  static DossierSnapshotter on(EventStore events, Executor thread) {
    return new DossierSnapshotter(new Builder().eventStore(events).executor(thread));
  }

  @Override
  protected DomainEventMessage<?> createSnapshot(
      Class<?> aggregate, String stream, DomainEventStream events) {
    Version last = Version.last(new CountryCode(stream), events, Long.MAX_VALUE);
    return new GenericDomainEventMessage<>("dossier", stream, last.sequence(), last.dossier());
  }
}
