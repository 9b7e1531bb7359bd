/** The command side: starts alone, or inside the standalone product. */
@NullMarked
package org.engagementledger.command;

import org.jspecify.annotations.NullMarked;
