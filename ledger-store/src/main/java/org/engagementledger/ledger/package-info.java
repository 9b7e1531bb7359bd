/**
 * The ledger as its callers see it: opening, appending, reading, following and backing up one
 * append-only log.
 */
@NullMarked
package org.engagementledger.ledger;

import org.jspecify.annotations.NullMarked;
