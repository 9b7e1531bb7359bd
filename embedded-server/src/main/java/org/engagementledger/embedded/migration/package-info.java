/** Data folders of format 3 and before, which are read and copied into the present format. */
@NullMarked
package org.engagementledger.embedded.migration;

import org.jspecify.annotations.NullMarked;
