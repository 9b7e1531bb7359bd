/**
 * Reading by position and by stream, the last sequence of each stream, the cache of recent events
 * and the snapshots of streams.
 */
@NullMarked
package org.engagementledger.ledger.read;

import org.jspecify.annotations.NullMarked;
