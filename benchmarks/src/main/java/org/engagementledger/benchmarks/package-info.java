/** Runs side by side that print ratios. */
@NullMarked
package org.engagementledger.benchmarks;

import org.jspecify.annotations.NullMarked;
