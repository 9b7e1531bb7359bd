/** A page becomes commands: what is new on it, what changed, what is gone. */
@NullMarked
package org.engagementledger.command.imports;

import org.jspecify.annotations.NullMarked;
