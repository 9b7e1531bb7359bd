/** Both sides and, unless told otherwise, the embedded server in one process. */
@NullMarked
package org.engagementledger.standalone;

import org.jspecify.annotations.NullMarked;
