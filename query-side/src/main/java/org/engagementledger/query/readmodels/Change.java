package org.engagementledger.query.readmodels;

import java.time.Instant;

/**
 * That someone changed something.
 *
 * @param event the id of the event that changed it
 * @param sequence of that event in its stream, from 0
 * @param time when the ledger recorded it
 * @param actor who
 */
public record Change(String event, long sequence, Instant time, String actor) {
  /** The same without its id. */
  public Change withoutEvent() {
    return new Change("", sequence, time, actor);
  }

  static Change by(StoredEvent seen) {
    return new Change(seen.id(), seen.sequence(), seen.time(), seen.attribute("actor"));
  }
}
