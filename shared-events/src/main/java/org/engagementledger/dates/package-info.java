/**
 * Dates in the Extended Date/Time Format, the days that they can mean, and dates as people write
 * them in words and figures.
 */
@NullMarked
package org.engagementledger.dates;

import org.jspecify.annotations.NullMarked;
