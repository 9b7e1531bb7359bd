/** How a request that cannot be met is answered: problem details (RFC 9457), or a page. */
@NullMarked
package org.engagementledger.problems;

import org.jspecify.annotations.NullMarked;
