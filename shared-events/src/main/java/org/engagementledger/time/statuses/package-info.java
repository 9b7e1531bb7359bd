/** The status of each state on each instrument, as intervals in both times of the ledger. */
@NullMarked
package org.engagementledger.time.statuses;

import org.jspecify.annotations.NullMarked;
