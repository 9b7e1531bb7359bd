/** The audit as a file: every event that fits a filter, as CSV, JSON Lines or CloudEvents. */
@NullMarked
package org.engagementledger.query.audit.export;

import org.jspecify.annotations.NullMarked;
