/**
 * Axon Framework on the ledger: event store and token store, with heartbeats that tell which
 * processes live.
 */
@NullMarked
package org.engagementledger.axon;

import org.jspecify.annotations.NullMarked;
