/** Limits of one account and of one slow reader, so that the others are answered as well. */
@NullMarked
package org.engagementledger.limits;

import org.jspecify.annotations.NullMarked;
