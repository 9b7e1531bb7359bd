package org.engagementledger.ledger.axon;

import org.engagementledger.ledger.log.CommittedEvent;
import tools.jackson.core.JacksonException;

/**
 * Nothing here can read an event that the ledger holds, such as one that a newer version recorded.
 * The message names the event and says why, and repeats nothing of what the event says.
 */
public final class EventUnreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String id;
  private final long position;

  private EventUnreadable(CommittedEvent event, String why) {
    super(
        "The event %s at position %d, a %s of %s, cannot be read: %s"
            .formatted(event.id(), event.position(), event.type(), event.stream(), why));
    this.id = event.id();
    this.position = event.position();
  }

  /** An event, and what went wrong when it was read. */
  public static EventUnreadable of(CommittedEvent event, RuntimeException wrong) {
    return new EventUnreadable(event, why(wrong));
  }

  /** Its id. */
  public String id() {
    return id;
  }

  /** Its place in the log, from 1. */
  public long position() {
    return position;
  }

  /** Other messages than those may quote the event. */
  private static String why(RuntimeException wrong) {
    return switch (wrong) {
      case JacksonException json ->
          json.getClass().getSimpleName() + " at " + json.getPathReference();
      case UnknownEventType unknown -> String.valueOf(unknown.getMessage());
      default -> wrong.getClass().getSimpleName();
    };
  }
}
