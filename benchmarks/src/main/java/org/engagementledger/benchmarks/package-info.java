/** Benchmarks of the product and of its peers, run side by side. */
@NullMarked
package org.engagementledger.benchmarks;

import org.jspecify.annotations.NullMarked;
