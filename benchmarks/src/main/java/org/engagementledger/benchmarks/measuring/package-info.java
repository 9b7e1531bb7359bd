/** The tools of every benchmark: settings, closed-loop clients, latencies and the report. */
@NullMarked
package org.engagementledger.benchmarks.measuring;

import org.jspecify.annotations.NullMarked;
