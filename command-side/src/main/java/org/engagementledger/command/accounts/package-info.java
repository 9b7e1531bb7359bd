/** What is done about accounts: asked by administrators, and by everyone about their own. */
@NullMarked
package org.engagementledger.command.accounts;

import org.jspecify.annotations.NullMarked;
