/**
 * Verification of a whole log by computing every hash, number, key and time from the stored bytes.
 */
@NullMarked
package org.engagementledger.ledger.verify;

import org.jspecify.annotations.NullMarked;
