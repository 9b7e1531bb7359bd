/** How a request becomes a command, and the command an answer: who asks, when, under what key. */
@NullMarked
package org.engagementledger.command.submissions;

import org.jspecify.annotations.NullMarked;
