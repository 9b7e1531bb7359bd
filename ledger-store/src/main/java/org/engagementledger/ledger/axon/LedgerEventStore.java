package org.engagementledger.ledger.axon;

import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store on a ledger. Unlike Axon's own embedded store it wakes event processors as
 * soon as the ledger grows, whichever process appended.
 */
public final class LedgerEventStore extends AbstractEventStore {
  private final LedgerStorageEngine engine;

  private LedgerEventStore(Builder builder, LedgerStorageEngine engine) {
    super(builder);
    this.engine = engine;
  }

  /** A store on this engine. */
  public static LedgerEventStore on(LedgerStorageEngine engine) {
    return new LedgerEventStore(new Builder(engine), engine);
  }

  /** The events after this token, from the first on if there is none. */
  @Override
  public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
    return engine.openStream(trackingToken);
  }

  private static final class Builder extends AbstractEventStore.Builder {
    private Builder(LedgerStorageEngine engine) {
      storageEngine(engine);
    }
  }
}
