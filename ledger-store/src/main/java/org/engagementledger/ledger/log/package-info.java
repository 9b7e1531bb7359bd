/**
 * The log as the database holds it: events, commits, the bytes of an entry, the head of the log and
 * the errors of a damaged log.
 */
@NullMarked
package org.engagementledger.ledger.log;

import org.jspecify.annotations.NullMarked;
