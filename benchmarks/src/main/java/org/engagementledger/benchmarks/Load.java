package org.engagementledger.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** Clients that each do one thing after the other, without pause. */
final class Load {

  /** One thing to do; {@code client} counts from 0. */
  interface Work {
    void doOnce(int client);
  }

  private Load() {}

  static Latencies run(int clients, Duration duration, Work work) {
    double computedBefore = computedSeconds();
    long end = System.nanoTime() + duration.toNanos();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Future<List<Long>>> all = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        int number = client;
        all.add(threads.submit(() -> untilTheEnd(number, end, work)));
      }
      long[] times = all.stream().flatMapToLong(Load::times).toArray();
      double computed = computedSeconds() - computedBefore;
      return Latencies.of(LongStream.of(times), duration.toNanos() / 1e9, computed);
    }
  }

  /** As often as said, by that many clients together, without measuring. */
  static void repeat(int clients, long times, Work work) {
    AtomicLong left = new AtomicLong(times);
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (int client = 0; client < clients; client++) {
        int number = client;
        threads.execute(() -> whileAnyIsLeft(left, number, work));
      }
    }
    if (left.get() > 0) {
      throw new IllegalStateException("every client broke off");
    }
  }

  private static void whileAnyIsLeft(AtomicLong left, int client, Work work) {
    while (left.decrementAndGet() >= 0) {
      work.doOnce(client);
    }
  }

  static double computedSeconds() {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return system.getProcessCpuTime() / 1e9;
  }

  private static List<Long> untilTheEnd(int client, long end, Work work) {
    List<Long> times = new ArrayList<>();
    for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
      work.doOnce(client);
      times.add(System.nanoTime() - start);
    }
    return times;
  }

  private static LongStream times(Future<List<Long>> client) {
    try {
      return client.get().stream().mapToLong(Long::longValue);
    } catch (ExecutionException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
