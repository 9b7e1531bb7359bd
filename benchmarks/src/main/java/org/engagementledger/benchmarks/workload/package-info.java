/** The workload of the benchmarks: servers, products, and invented histories to fill them with. */
@NullMarked
package org.engagementledger.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
