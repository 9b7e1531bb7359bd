/** Rebuilds read models beside those in use, compares both, and switches over in one step. */
@NullMarked
package org.engagementledger.query.readmodels.rebuild;

import org.jspecify.annotations.NullMarked;
