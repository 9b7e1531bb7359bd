package org.engagementledger.query.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.engagementledger.events.LedgerEvent;

/**
 * Keeps the read models up with the log: hands the events of a batch on together, as the last of
 * them is handled. That is before Axon stores its token; later would lose a batch in a crash.
 */
@ProcessingGroup(LiveProjection.GROUP)
final class LiveProjection {
  static final String GROUP = "read-models";
  private static final String BATCH = "org.engagementledger.batch";

  private final Consumer<List<Seen>> batches;

  LiveProjection(Consumer<List<Seen>> batches) {
    this.batches = batches;
  }

  @EventHandler
  void on(
      LedgerEvent event,
      DomainEventMessage<?> message,
      TrackingToken token,
      UnitOfWork<?> unitOfWork) {
    List<Seen> batch = unitOfWork.getOrComputeResource(BATCH, key -> new ArrayList<>());
    batch.add(seen(event, message, token));
    if (!(unitOfWork instanceof BatchingUnitOfWork<?> of) || of.isLastMessage(message)) {
      batches.accept(batch);
    }
  }

  private static Seen seen(LedgerEvent event, DomainEventMessage<?> message, TrackingToken token) {
    return new Seen(
        token.position().orElseThrow(),
        message.getTimestamp(),
        message.getIdentifier(),
        "",
        event.stream(),
        message.getSequenceNumber(),
        message.getMetaData().entrySet().stream()
            .collect(Collectors.toMap(it -> it.getKey(), it -> String.valueOf(it.getValue()))),
        () -> event);
  }
}
