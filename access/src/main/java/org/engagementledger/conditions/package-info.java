/** Under which conditions a request is met: If-Match, If-None-Match and Idempotency-Key. */
@NullMarked
package org.engagementledger.conditions;

import org.jspecify.annotations.NullMarked;
