package org.engagementledger.ledger.axon;

/**
 * Stands for an event of which nothing here can read the payload, such as one that a newer version
 * recorded.
 *
 * @param type its name in the ledger
 */
public record UnreadablePayload(String type, RuntimeException cause) {}
