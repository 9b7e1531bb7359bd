/**
 * Keeps the read models up to date: an event processor of Axon that follows the ledger in segments,
 * with its health and its metrics.
 */
@NullMarked
package org.engagementledger.query.readmodels.follower;

import org.jspecify.annotations.NullMarked;
