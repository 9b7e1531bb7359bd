package org.engagementledger.command.dossiers;

import java.util.concurrent.Executor;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.AbstractSnapshotter;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dossiers.DossierOutline;
import org.engagementledger.history.DossierHistory;

/** Makes snapshots of long dossiers: their outlines. */
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
    DossierOutline outline = DossierHistory.outline(new CountryCode(stream), events);
    return new GenericDomainEventMessage<>(
        "dossier", stream, events.getLastSequenceNumber(), outline.kept());
  }
}
