package org.engagementledger.benchmarks;

import org.engagementledger.benchmarks.measuring.BenchmarkSettings;

/** One thing to measure. */
interface Benchmark {
  void run(BenchmarkSettings conditions) throws Exception;
}
