/**
 * Local accounts: their rules, their commands and results, their roles, and where they are stored.
 */
@NullMarked
package org.engagementledger.access.accounts;

import org.jspecify.annotations.NullMarked;
