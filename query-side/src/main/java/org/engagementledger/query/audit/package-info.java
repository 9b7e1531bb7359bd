/** The audit: who changed what, when, why, and what it was before. */
@NullMarked
package org.engagementledger.query.audit;

import org.jspecify.annotations.NullMarked;
