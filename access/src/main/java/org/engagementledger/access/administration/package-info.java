/**
 * Pages about accounts for administrators and for everyone's own account, and the one-time links
 * that lead to them.
 */
@NullMarked
package org.engagementledger.access.administration;

import org.jspecify.annotations.NullMarked;
