package org.engagementledger.ledger.log;

import java.time.Instant;
import java.util.Map;

/**
 * An event as the ledger holds it.
 *
 * @param position its place in the whole ledger, from 1, without gaps
 * @param time when it was recorded, in milliseconds; never goes back along positions
 * @param id unique in the whole ledger
 * @param type what happened, with its revision
 * @param stream the subject it happened to
 * @param sequence its place in the stream, from 0, without gaps
 * @param attributes CloudEvents extension attributes
 * @param data JSON text, exactly as it was proposed
 */
public record CommittedEvent(
    long position,
    Instant time,
    String id,
    String type,
    String stream,
    long sequence,
    Map<String, String> attributes,
    String data) {
  /** Keeps the attributes unchangeable. */
  public CommittedEvent {
    attributes = Map.copyOf(attributes);
  }
}
