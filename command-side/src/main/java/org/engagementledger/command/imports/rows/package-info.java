/** Rows of a table, read by a mapping: columns become the members of a fact or of a reference. */
@NullMarked
package org.engagementledger.command.imports.rows;

import org.jspecify.annotations.NullMarked;
