package org.engagementledger.benchmarks.measuring;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * How long each of some pieces of work took, in order of time, all of them together, side by side,
 * and how long processors computed meanwhile, the server and all that follows the log included.
 */
@SuppressWarnings("ArrayRecordComponent") // Millions of them; nobody compares two.
public record Latencies(long[] nanoseconds, double seconds, double computedSeconds) {

  static Latencies of(LongStream nanoseconds, double seconds, double computedSeconds) {
    return new Latencies(nanoseconds.sorted().toArray(), seconds, computedSeconds);
  }

  public Latencies and(Latencies more) {
    return of(
        LongStream.concat(Arrays.stream(nanoseconds), Arrays.stream(more.nanoseconds)),
        seconds + more.seconds,
        computedSeconds + more.computedSeconds);
  }

  public double perSecond() {
    return nanoseconds.length / seconds;
  }

  /** What depends least on who else uses the machine. */
  double computedMilliseconds() {
    return computedSeconds * 1e3 / nanoseconds.length;
  }

  /** The time in milliseconds within which that share of them was done. */
  public double milliseconds(double share) {
    int last = nanoseconds.length - 1;
    return last < 0 ? 0 : nanoseconds[(int) Math.min(last, share * nanoseconds.length)] / 1e6;
  }
}
