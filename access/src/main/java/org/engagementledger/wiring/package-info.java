/**
 * Beans and settings that both sides share: the MongoDB connection, the opened ledger, its JSON,
 * its health and its failures at start.
 */
@NullMarked
package org.engagementledger.wiring;

import org.jspecify.annotations.NullMarked;
