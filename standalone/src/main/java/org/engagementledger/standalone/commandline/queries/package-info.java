/** The commands that print what the ledger holds. */
@NullMarked
package org.engagementledger.standalone.commandline.queries;

import org.jspecify.annotations.NullMarked;
