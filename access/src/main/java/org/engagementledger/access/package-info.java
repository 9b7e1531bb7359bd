/** Who may do what: accounts, roles and sign-in, the same for both sides. */
@NullMarked
package org.engagementledger.access;

import org.jspecify.annotations.NullMarked;
