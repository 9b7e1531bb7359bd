/** What all commands share: the terminal, the messages, and the options that select a ledger. */
@NullMarked
package org.engagementledger.standalone.commandline.terminal;

import org.jspecify.annotations.NullMarked;
