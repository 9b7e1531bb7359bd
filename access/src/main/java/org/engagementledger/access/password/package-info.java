/** Passwords: which are good enough, how they are checked, and how guessing is slowed down. */
@NullMarked
package org.engagementledger.access.password;

import org.jspecify.annotations.NullMarked;
