/** Pages of long lists, and the links to the next page. */
@NullMarked
package org.engagementledger.paging;

import org.jspecify.annotations.NullMarked;
