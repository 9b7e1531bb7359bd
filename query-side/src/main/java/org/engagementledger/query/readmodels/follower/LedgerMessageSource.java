package org.engagementledger.query.readmodels.follower;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.engagementledger.query.readmodels.store.CheckpointStore;
import org.engagementledger.query.readmodels.store.LedgerMatch;
import org.jspecify.annotations.Nullable;

/**
 * The events as read models follow them: from where the models are, unless they are not of this
 * ledger.
 */
record LedgerMessageSource(EventStore events, CheckpointStore catalogues, LedgerMatch lineage)
    implements StreamableMessageSource<TrackedEventMessage<?>> {
  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
    lineage.requireNow();
    return events.openStream(after);
  }

  /** Where a follower begins that has no token: what the models hold need not come again. */
  @Override
  public TrackingToken createTailToken() {
    return new GlobalSequenceTrackingToken(catalogues.current().position());
  }

  @Override
  public TrackingToken createHeadToken() {
    return events.createHeadToken();
  }

  @Override
  public TrackingToken createTokenAt(Instant time) {
    return events.createTokenAt(time);
  }

  @Override
  public TrackingToken createTokenSince(Duration duration) {
    return events.createTokenSince(duration);
  }
}
