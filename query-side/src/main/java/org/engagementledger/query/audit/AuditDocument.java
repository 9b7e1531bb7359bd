package org.engagementledger.query.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An event as the auditor's read model keeps it.
 *
 * @param position its place in the log
 * @param time when the ledger recorded it
 * @param about the name of the country, the instrument or the resolution
 * @param type its type on the wire
 * @param attributes who, why, by which command: the extension attributes of its entry
 * @param data the event itself
 * @param before what it is about, as it was before; empty if there was nothing
 * @param after the same after it
 */
record AuditDocument(
    String id,
    long position,
    Instant time,
    String about,
    String stream,
    long sequence,
    String type,
    Map<String, String> attributes,
    JsonNode data,
    Optional<JsonNode> before,
    Optional<JsonNode> after) {
  /** What is absent in JSON is read as its null. */
  AuditDocument {
    before = before.filter(state -> !state.isNull());
    after = after.filter(state -> !state.isNull());
  }

  String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }
}
