/** Rules for the whole repository, and proof that each of them rejects something. */
@NullMarked
package org.engagementledger.rules;

import org.jspecify.annotations.NullMarked;
