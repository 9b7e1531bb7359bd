/** The command that imports pages and tables, and the output that it prints. */
@NullMarked
package org.engagementledger.standalone.commandline.imports;

import org.jspecify.annotations.NullMarked;
