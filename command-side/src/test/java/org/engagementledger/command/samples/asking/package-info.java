/** Half of a cycle. */
@NullMarked
package org.engagementledger.command.samples.asking;

import org.jspecify.annotations.NullMarked;
