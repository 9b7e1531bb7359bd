/** Half of a cycle. */
@NullMarked
package org.engagementledger.command.samples.answering;

import org.jspecify.annotations.NullMarked;
