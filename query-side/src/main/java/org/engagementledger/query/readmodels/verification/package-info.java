/** Compares every document of the read models with a replay of the whole log. */
@NullMarked
package org.engagementledger.query.readmodels.verification;

import org.jspecify.annotations.NullMarked;
