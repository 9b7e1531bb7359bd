/**
 * The two times of the ledger: what had happened by a day, by what was known at a moment. Dates
 * that are not exact make the answers three-valued.
 */
@NullMarked
package org.engagementledger.time;

import org.jspecify.annotations.NullMarked;
