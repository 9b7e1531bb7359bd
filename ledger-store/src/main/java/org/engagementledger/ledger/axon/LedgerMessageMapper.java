package org.engagementledger.ledger.axon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.engagementledger.ledger.axon.EventCodec.EncodedPayload;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.ProposedEvent;
import org.engagementledger.ledger.read.StreamSnapshot;
import org.jspecify.annotations.Nullable;

/** Axon's messages from and to what the ledger holds. */
final class LedgerMessageMapper {
  /** The metadata that names the command, whose id becomes that of its one event. */
  private static final String COMMAND_ID = "commandId";

  /** The ledger does not know classes of aggregates; Axon then takes the one it was asked for. */
  private static final String NO_AGGREGATE_TYPE = "";

  private final EventCodec codec;
  private final Predicate<String> discarded;

  LedgerMessageMapper(EventCodec codec, Predicate<String> discarded) {
    this.codec = codec;
    this.discarded = discarded;
  }

  /** The position a token stands for; before the first event if there is none. */
  static long positionOf(@Nullable TrackingToken token) {
    if (token == null) {
      return 0;
    }
    return token
        .position()
        .orElseThrow(() -> new IllegalArgumentException("No position in the ledger: " + token));
  }

  static boolean isSame(ProposedEvent proposal, CommittedEvent event) {
    return proposal.stream().equals(event.stream())
        && proposal.sequence() == event.sequence()
        && proposal.type().equals(event.type())
        && proposal.data().equals(event.data());
  }

  List<ProposedEvent> proposals(List<? extends EventMessage<?>> events) {
    return events.stream().map(event -> proposal(event, events.size() == 1)).toList();
  }

  /** What a follower gets; an event that cannot be read does not keep it from the next ones. */
  TrackedEventMessage<?> tracked(CommittedEvent event) {
    return new GenericTrackedDomainEventMessage<>(
        new GlobalSequenceTrackingToken(event.position()), message(event, it -> true));
  }

  /**
   * What an aggregate gets; of an event that was discarded only its place.
   *
   * @throws EventUnreadable since nothing can be decided without it
   */
  GenericDomainEventMessage<?> message(CommittedEvent event) {
    return message(event, discarded);
  }

  private GenericDomainEventMessage<?> message(
      CommittedEvent event, Predicate<String> dispensable) {
    try {
      return message(event, codec.read(event));
    } catch (EventUnreadable cause) {
      if (!dispensable.test(event.id())) {
        throw cause;
      }
      return message(event, new UnreadablePayload(event.type(), cause));
    }
  }

  private static GenericDomainEventMessage<?> message(CommittedEvent event, Object payload) {
    return new GenericDomainEventMessage<>(
        NO_AGGREGATE_TYPE,
        event.stream(),
        event.sequence(),
        payload,
        MetaData.from(event.attributes()),
        event.id(),
        event.time());
  }

  StreamSnapshot snapshot(DomainEventMessage<?> message) {
    EncodedPayload written = codec.write(message.getPayload());
    return new StreamSnapshot(
        message.getAggregateIdentifier(),
        message.getSequenceNumber(),
        written.type(),
        message.getTimestamp(),
        written.json());
  }

  DomainEventMessage<?> message(StreamSnapshot snapshot) {
    return new GenericDomainEventMessage<>(
        NO_AGGREGATE_TYPE,
        snapshot.stream(),
        snapshot.sequence(),
        codec.read(new EncodedPayload(snapshot.type(), snapshot.data())),
        MetaData.emptyInstance(),
        snapshot.stream() + "#" + snapshot.sequence(),
        snapshot.time());
  }

  private ProposedEvent proposal(EventMessage<?> event, boolean alone) {
    if (!(event instanceof DomainEventMessage<?> domain)) {
      throw new EventStoreException(
          "Only events of an aggregate are recorded, not %s"
              .formatted(event.getPayloadType().getName()));
    }
    EncodedPayload written = codec.write(event.getPayload());
    return new ProposedEvent(
        alone && event.getMetaData().get(COMMAND_ID) instanceof String id
            ? id
            : event.getIdentifier(),
        written.type(),
        domain.getAggregateIdentifier(),
        domain.getSequenceNumber(),
        attributes(event.getMetaData()),
        written.json());
  }

  private static Map<String, String> attributes(MetaData metadata) {
    Map<String, String> attributes = new HashMap<>();
    metadata.forEach(
        (name, value) -> {
          if (ProposedEvent.isExtension(name) && value instanceof String text) {
            attributes.put(name, text);
          }
        });
    return attributes;
  }
}
