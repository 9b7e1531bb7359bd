package org.engagementledger.query.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.engagementledger.events.LedgerEvent;
import org.springframework.stereotype.Component;

/** Keeps the read models up with the log: hands the events of a batch on together. */
@Component
@ProcessingGroup(LiveProjection.GROUP)
final class LiveProjection {
  static final String GROUP = "read-models";
  private static final String BATCH = "org.engagementledger.batch";

  private final Projector projector;

  LiveProjection(Projector projector) {
    this.projector = projector;
  }

  @EventHandler
  void on(
      LedgerEvent event,
      DomainEventMessage<?> message,
      TrackingToken token,
      UnitOfWork<?> unitOfWork) {
    List<Seen> batch = unitOfWork.root().getOrComputeResource(BATCH, key -> open(unitOfWork));
    batch.add(
        new Seen(
            token.position().orElseThrow(),
            message.getTimestamp(),
            message.getIdentifier(),
            message.getSequenceNumber(),
            message.getMetaData().entrySet().stream()
                .collect(Collectors.toMap(it -> it.getKey(), it -> String.valueOf(it.getValue()))),
            event));
  }

  private List<Seen> open(UnitOfWork<?> unitOfWork) {
    List<Seen> batch = new ArrayList<>();
    unitOfWork.root().onPrepareCommit(committing -> projector.project(batch));
    return batch;
  }
}
