package org.engagementledger.query.changes;

import java.time.Instant;
import org.engagementledger.query.readmodels.StoredEvent;

/**
 * An event that made a difference.
 *
 * @param event its id
 * @param time when the ledger recorded it
 * @param reason why; empty if none was given, and for readers
 * @param note how a promise was kept, or why it was given up; empty likewise
 */
public record Cause(
    long position, String event, Instant time, String actor, String reason, String note) {
  static Cause of(StoredEvent seen, boolean withReason) {
    return new Cause(
        seen.position(),
        seen.id(),
        seen.time(),
        seen.attribute("actor"),
        withReason ? seen.reason() : "",
        withReason ? seen.note() : "");
  }
}
