/** Dates in words become dates in EDTF, or none. */
@NullMarked
package org.engagementledger.dates;

import org.jspecify.annotations.NullMarked;
