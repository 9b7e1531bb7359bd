package org.engagementledger.query.readmodels;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.engagementledger.events.DeadLetterEvent.EventDiscarded;
import org.engagementledger.events.DossierEvent.DescriptionAmended;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.DossierEvent.FollowUpCompleted;
import org.engagementledger.events.LedgerEvent;

/**
 * An event as a projection sees it.
 *
 * @param position its place in the log, from 1
 * @param time when the ledger recorded it
 * @param type its name on the wire
 * @param stream what it happened to
 * @param sequence its place in its stream, from 0
 * @param attributes who, why, by which command: the extension attributes of its entry
 * @param payload gives the event itself, or throws if nothing here can read it
 */
public record StoredEvent(
    long position,
    Instant time,
    String id,
    String type,
    String stream,
    long sequence,
    Map<String, String> attributes,
    Supplier<LedgerEvent> payload) {
  /** What happened. */
  public LedgerEvent event() {
    return payload.get();
  }

  /** Why, as the event itself says it, or as whoever asked for it did; empty if nobody did. */
  public String reason() {
    String said =
        switch (event()) {
          case EntryAmended e -> e.reason();
          case EntryRetracted e -> e.reason();
          case DescriptionAmended e -> e.reason();
          case EventDiscarded e -> e.reason();
          default -> "";
        };
    return said.isEmpty() ? attribute("reason") : said;
  }

  /** How a promise was kept, or why it was given up; empty if the event says nothing of that. */
  public String note() {
    return event() instanceof FollowUpCompleted end ? end.note() : "";
  }

  /** Whether this program knows what happened. */
  public boolean isReadable() {
    try {
      var unused = payload.get();
      return true;
    } catch (RuntimeException unreadable) {
      return false;
    }
  }

  /** An attribute, or an empty text. */
  public String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }
}
