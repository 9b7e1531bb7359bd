package org.engagementledger.benchmarks;

/** One thing to measure. */
interface Benchmark {
  void run(Conditions conditions) throws Exception;
}
