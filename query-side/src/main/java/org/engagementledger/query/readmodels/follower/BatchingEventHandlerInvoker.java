package org.engagementledger.query.readmodels.follower;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.engagementledger.events.LedgerEvent;
import org.engagementledger.ledger.axon.UnreadablePayload;
import org.engagementledger.query.readmodels.StoredEvent;

/**
 * Keeps the read models up with the log: hands the events of a batch on together, as the last of
 * them is handled. That is before Axon stores its token; later would lose a batch in a crash. Every
 * segment is given every event, so that each knows how far it is.
 *
 * <p>Axon goes on after an exception. An error would end its worker without a word, and nothing
 * would follow any more, so it is handed to Axon as an exception.
 */
final class BatchingEventHandlerInvoker implements EventHandlerInvoker {
  private static final String BATCH = "org.engagementledger.batch";

  private final Map<Integer, Consumer<List<StoredEvent>>> followed = new ConcurrentHashMap<>();
  private final Function<Segment, Consumer<List<StoredEvent>>> following;

  /** Hands batches on to what follows each segment. */
  BatchingEventHandlerInvoker(Function<Segment, Consumer<List<StoredEvent>>> following) {
    this.following = following;
  }

  @Override
  public boolean canHandle(EventMessage<?> event, Segment segment) {
    return true;
  }

  @Override
  public void handle(EventMessage<?> event, Segment segment) {
    UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
    List<StoredEvent> batch =
        unitOfWork.getOrComputeResource(
            BATCH + segment.getSegmentId(), key -> new ArrayList<StoredEvent>());
    batch.add(seen(event));
    if (!(unitOfWork instanceof BatchingUnitOfWork<?> of) || of.isLastMessage(event)) {
      follow(segment, batch);
    }
  }

  private void follow(Segment segment, List<StoredEvent> batch) {
    try {
      followed
          .computeIfAbsent(segment.getSegmentId(), id -> following.apply(segment))
          .accept(batch);
    } catch (Error error) {
      throw new IllegalStateException("The read models were not kept up: " + error, error);
    }
  }

  /** Another process may go on with it; what is known here is then no longer so. */
  @Override
  public void segmentReleased(Segment segment) {
    followed.remove(segment.getSegmentId());
  }

  private static StoredEvent seen(EventMessage<?> event) {
    DomainEventMessage<?> message = (DomainEventMessage<?>) event;
    TrackingToken token = ((TrackedEventMessage<?>) event).trackingToken();
    return new StoredEvent(
        token.position().orElseThrow(),
        message.getTimestamp(),
        message.getIdentifier(),
        message.getPayload() instanceof UnreadablePayload it ? it.type() : "",
        message.getAggregateIdentifier(),
        message.getSequenceNumber(),
        message.getMetaData().entrySet().stream()
            .collect(Collectors.toMap(it -> it.getKey(), it -> String.valueOf(it.getValue()))),
        payload(message));
  }

  private static Supplier<LedgerEvent> payload(DomainEventMessage<?> message) {
    return () -> {
      if (message.getPayload() instanceof UnreadablePayload it) {
        throw it.cause();
      }
      return (LedgerEvent) message.getPayload();
    };
  }
}
