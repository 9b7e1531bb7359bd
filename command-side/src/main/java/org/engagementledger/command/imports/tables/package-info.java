/** Tables become commands: each row of a CSV or JSON Lines file says one fact, or a reference. */
@NullMarked
package org.engagementledger.command.imports.tables;

import org.jspecify.annotations.NullMarked;
