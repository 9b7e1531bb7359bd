/** The command line as it is typed. */
@NullMarked
package org.engagementledger.standalone.commandline;

import org.jspecify.annotations.NullMarked;
