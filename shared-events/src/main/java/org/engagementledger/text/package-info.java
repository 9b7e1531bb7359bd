/**
 * Texts of the ledger: what each must satisfy, how two are compared, and the refusal that explains
 * a wrong value.
 */
@NullMarked
package org.engagementledger.text;

import org.jspecify.annotations.NullMarked;
