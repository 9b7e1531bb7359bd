package org.engagementledger.ledger.axon;

import org.axonframework.common.AxonNonTransientException;
import org.engagementledger.ledger.log.CommittedEvent;

/**
 * The ledger holds an event with this id already, with other content: its command was handled
 * before. Nothing was recorded now.
 */
public final class EventAlreadyRecorded extends AxonNonTransientException {
  private static final long serialVersionUID = 1L;

  private final transient CommittedEvent event;

  EventAlreadyRecorded(CommittedEvent event) {
    super("Event %s was recorded before, at position %d".formatted(event.id(), event.position()));
    this.event = event;
  }

  /** The event as it was recorded. */
  public CommittedEvent event() {
    return event;
  }
}
