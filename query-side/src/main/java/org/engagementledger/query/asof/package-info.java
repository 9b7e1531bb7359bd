/**
 * The two times of a request, as of which day and by what was known when, and earlier states by RFC
 * 7089.
 */
@NullMarked
package org.engagementledger.query.asof;

import org.jspecify.annotations.NullMarked;
