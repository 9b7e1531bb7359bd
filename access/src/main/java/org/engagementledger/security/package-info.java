/** The security log: who signed in, who was refused, what was reached, in lines for operators. */
@NullMarked
package org.engagementledger.security;

import org.jspecify.annotations.NullMarked;
