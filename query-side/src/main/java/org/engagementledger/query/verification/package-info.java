/** Whether the log and the read models are what was once recorded. */
@NullMarked
package org.engagementledger.query.verification;

import org.jspecify.annotations.NullMarked;
