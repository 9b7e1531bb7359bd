/** What people fill in: shown blank by the query side, taken in by the command side. */
@NullMarked
package org.engagementledger.forms;

import org.jspecify.annotations.NullMarked;
