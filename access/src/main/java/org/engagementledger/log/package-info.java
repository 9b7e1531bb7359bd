/** The ledger as both sides use it: opened once, with the vocabulary of the domain. */
@NullMarked
package org.engagementledger.log;

import org.jspecify.annotations.NullMarked;
