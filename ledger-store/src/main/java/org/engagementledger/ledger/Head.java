package org.engagementledger.ledger;

import java.time.Instant;
import org.engagementledger.merkle.Hash;

/**
 * Where the ledger ends.
 *
 * @param position the last position, which is also the number of events; 0 if there are none
 * @param time when the last event was recorded; the epoch if there are none
 * @param root the RFC 6962 Merkle tree hash over all entries
 */
public record Head(long position, Instant time, Hash root) {}
