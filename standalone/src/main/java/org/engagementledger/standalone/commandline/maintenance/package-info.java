/** The commands that verify, back up, restore and rebuild a ledger, and handle its dead letters. */
@NullMarked
package org.engagementledger.standalone.commandline.maintenance;

import org.jspecify.annotations.NullMarked;
