/** What one request and one account may take, so that the others are answered as well. */
@NullMarked
package org.engagementledger.limits;

import org.jspecify.annotations.NullMarked;
