/**
 * The aggregate of one country: its commands, rules and invariants, and the controllers that take
 * its commands.
 */
@NullMarked
package org.engagementledger.command.dossiers;

import org.jspecify.annotations.NullMarked;
