package org.engagementledger.ledger.read;

import java.time.Instant;

/**
 * The state of a stream after one of its events, kept only to save reading the events before it.
 *
 * @param stream the stream
 * @param sequence the last event it covers
 * @param type what the data is, with its revision
 * @param time when it was made
 * @param data JSON text
 */
public record StreamSnapshot(
    String stream, long sequence, String type, Instant time, String data) {}
