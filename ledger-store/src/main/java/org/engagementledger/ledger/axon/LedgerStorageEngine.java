package org.engagementledger.ledger.axon;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.append.StreamConflict;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.ledger.log.ProposedEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ledger as Axon's storage of events: an aggregate is a stream, a unit of work is a commit, and a
 * token is a position.
 */
public final class LedgerStorageEngine implements EventStorageEngine {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerStorageEngine.class);

  private final Ledger ledger;
  private final LedgerMessageMapper messages;

  /** An engine that keeps payloads, written by this codec, in this ledger. */
  public LedgerStorageEngine(Ledger ledger, EventCodec codec) {
    this(ledger, codec, event -> false);
  }

  /**
   * An engine that also gives aggregates with events in them that cannot be read.
   *
   * @param discarded whether somebody has decided to leave out the event with an id; asked only of
   *     those that cannot be read. An aggregate gets an {@link UnreadablePayload} in its place.
   */
  public LedgerStorageEngine(Ledger ledger, EventCodec codec, Predicate<String> discarded) {
    this.ledger = ledger;
    this.messages = new LedgerMessageMapper(codec, discarded);
  }

  /**
   * Records a unit of work's events, all or none.
   *
   * @throws ConcurrencyException if another event has taken a sequence meanwhile
   * @throws EventAlreadyRecorded if an event with the same id was recorded before
   */
  @Override
  public void appendEvents(List<? extends EventMessage<?>> events) {
    List<ProposedEvent> proposals = messages.proposals(events);
    try {
      requireNew(proposals, ledger.append(proposals));
    } catch (StreamConflict e) {
      throw e.sequence() == 0
          ? new AggregateStreamCreationException(e.getMessage(), e)
          : new ConcurrencyException(e.getMessage(), e);
    }
  }

  @Override
  public void storeSnapshot(DomainEventMessage<?> snapshot) {
    ledger.snapshots().store(messages.snapshot(snapshot));
  }

  /** The snapshot of an aggregate; one that cannot be read is as good as none. */
  @Override
  public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
    try {
      return ledger.snapshots().find(aggregateIdentifier).map(messages::message);
    } catch (RuntimeException e) {
      LOG.info("The snapshot of {} is not used: {}", aggregateIdentifier, e.toString());
      return Optional.empty();
    }
  }

  /** The events of an aggregate, read as they are taken. */
  @Override
  public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
    AtomicReference<@Nullable Long> last = new AtomicReference<>();
    return DomainEventStream.of(
        ledger
            .readStream(aggregateIdentifier, firstSequenceNumber)
            .peek(event -> last.set(event.sequence()))
            .map(messages::message),
        last::get);
  }

  /** The events after this token; where it may block, the stream has no end. */
  @Override
  public Stream<? extends TrackedEventMessage<?>> readEvents(
      @Nullable TrackingToken trackingToken, boolean mayBlock) {
    LedgerEventStream events = openStream(trackingToken);
    return mayBlock ? events.asStream() : events.untilEnd();
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
    long last = ledger.lastSequence(aggregateIdentifier);
    return last < 0 ? Optional.empty() : Optional.of(last);
  }

  /** A token before the first event. */
  @Override
  public TrackingToken createTailToken() {
    return new GlobalSequenceTrackingToken(0);
  }

  /** A token after the last event recorded by now. */
  @Override
  public TrackingToken createHeadToken() {
    return new GlobalSequenceTrackingToken(ledger.head().position());
  }

  /** A token before the first event recorded at or after this time. */
  @Override
  public TrackingToken createTokenAt(Instant dateTime) {
    return new GlobalSequenceTrackingToken(ledger.positionAt(dateTime.minusNanos(1)));
  }

  LedgerEventStream openStream(@Nullable TrackingToken token) {
    return new LedgerEventStream(ledger, messages, LedgerMessageMapper.positionOf(token));
  }

  /** An aggregate must not go on with an event in it that the ledger has not recorded. */
  private static void requireNew(List<ProposedEvent> proposals, List<CommittedEvent> recorded) {
    for (int index = 0; index < proposals.size(); index++) {
      ProposedEvent proposal = proposals.get(index);
      CommittedEvent event = recorded.get(index);
      if (!LedgerMessageMapper.isSame(proposal, event)) {
        throw new EventAlreadyRecorded(event);
      }
    }
  }
}
