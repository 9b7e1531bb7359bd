/** Under which conditions a request is met: If-Match and If-None-Match. */
@NullMarked
package org.engagementledger.conditions;

import org.jspecify.annotations.NullMarked;
