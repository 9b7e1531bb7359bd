package org.engagementledger.benchmarks;

import java.util.Arrays;
import java.util.stream.LongStream;

/** How long each of some pieces of work took, and all of them together, side by side. */
final class Latencies {

  private final long[] nanoseconds;
  private final double seconds;

  private Latencies(long[] nanoseconds, double seconds) {
    this.nanoseconds = nanoseconds;
    this.seconds = seconds;
  }

  static Latencies of(LongStream nanoseconds, double seconds) {
    return new Latencies(nanoseconds.sorted().toArray(), seconds);
  }

  Latencies and(Latencies more) {
    return of(
        LongStream.concat(Arrays.stream(nanoseconds), Arrays.stream(more.nanoseconds)),
        seconds + more.seconds);
  }

  double perSecond() {
    return nanoseconds.length / seconds;
  }

  /** The time in milliseconds within which that share of them was done. */
  double milliseconds(double share) {
    int last = nanoseconds.length - 1;
    return last < 0 ? 0 : nanoseconds[(int) Math.min(last, share * nanoseconds.length)] / 1e6;
  }
}
