/**
 * The command line: every command asks the product over HTTP, whether it runs here or elsewhere.
 */
@NullMarked
package org.engagementledger.standalone.commandline;

import org.jspecify.annotations.NullMarked;
