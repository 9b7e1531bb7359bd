/** What every HTML page has: the signed-in account, and marks at invisible characters. */
@NullMarked
package org.engagementledger.templates;

import org.jspecify.annotations.NullMarked;
