package org.engagementledger.query.projections;

import java.time.Instant;
import java.util.Map;
import org.engagementledger.events.LedgerEvent;

/**
 * An event as a projection sees it.
 *
 * @param position its place in the log, from 1
 * @param time when the ledger recorded it
 * @param sequence its place in its stream, from 0
 * @param attributes who, why, by which command: the extension attributes of its entry
 */
public record Seen(
    long position,
    Instant time,
    String id,
    long sequence,
    Map<String, String> attributes,
    LedgerEvent event) {
  /** An attribute, or an empty text. */
  public String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }
}
