/** Tests of the two times, against a model that enumerates every world that the dates allow. */
@NullMarked
package org.engagementledger.time;

import org.jspecify.annotations.NullMarked;
