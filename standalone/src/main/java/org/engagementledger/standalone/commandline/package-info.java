/**
 * The program ledger: its entry point, and the commands that start the product or manage its
 * accounts.
 */
@NullMarked
package org.engagementledger.standalone.commandline;

import org.jspecify.annotations.NullMarked;
