package org.engagementledger.query.readmodels.follower;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.engagementledger.query.readmodels.store.CheckpointStore;
import org.engagementledger.query.readmodels.store.LedgerMatch;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events as read models follow them: from where the models are, unless they are not of this
 * ledger.
 */
record LedgerMessageSource(EventStore events, CheckpointStore catalogues, LedgerMatch lineage)
    implements StreamableMessageSource<TrackedEventMessage<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerMessageSource.class);

  /**
   * Opens the events after this token. Axon asks again a moment after an exception.
   *
   * @throws IllegalStateException if the token is ahead of the log, as where the log was put back
   *     and the models were rebuilt from it; the tokens are then where the models are
   */
  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
    lineage.requireNow();
    if (position(after) > position(events.createHeadToken())) {
      setFollowerBack();
      throw new IllegalStateException(
          "The token of the read models was ahead of the log. It is now where they are.");
    }
    return events.openStream(after);
  }

  private static long position(@Nullable TrackingToken token) {
    return token == null ? 0 : token.position().orElse(0);
  }

  private void setFollowerBack() {
    ReadModelCheckpoint now = catalogues.current();
    for (int segment = 0; segment < now.positions().size(); segment++) {
      try {
        catalogues.setFollowerBackTo(now.position(), segment);
      } catch (UnableToClaimTokenException another) {
        LOG.debug("Another process has segment {}, and sets its follower back itself", segment);
      }
    }
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
