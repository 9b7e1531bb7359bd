/** HTML forms that become commands on a dossier: a meeting, and the completion of a follow-up. */
@NullMarked
package org.engagementledger.command.forms;

import org.jspecify.annotations.NullMarked;
