/** Dates in words and figures, as people write them, become dates in EDTF. */
@NullMarked
package org.engagementledger.dates;

import org.jspecify.annotations.NullMarked;
