/**
 * Appending with one writer per process: the queue, batches, retries, the outcome of each request,
 * the recording clock and the append metrics.
 */
@NullMarked
package org.engagementledger.ledger.append;

import org.jspecify.annotations.NullMarked;
