/** The append-only log: what was recorded, in which order, and the proof that it stayed so. */
@NullMarked
package org.engagementledger.ledger;

import org.jspecify.annotations.NullMarked;
