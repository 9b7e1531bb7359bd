/** What is shown of accounts: to administrators all of them, to everyone their own password. */
@NullMarked
package org.engagementledger.access.account;

import org.jspecify.annotations.NullMarked;
