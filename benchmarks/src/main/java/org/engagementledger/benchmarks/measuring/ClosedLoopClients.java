package org.engagementledger.benchmarks.measuring;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Clients that each do one thing after the other, without pause. */
public final class ClosedLoopClients {

  /** One thing to do; {@code client} counts from 0. */
  public interface ClientTask {
    void doOnce(int client) throws Exception;

    /** Waits for what a turn has left to do. */
    default void finish() throws Exception {}

    /** As many clients at once as given, for that long. */
    default Latencies turn(int clients, Duration duration) throws Exception {
      return run(clients, duration, this);
    }
  }

  private ClosedLoopClients() {}

  private static Latencies run(int clients, Duration duration, ClientTask work) throws Exception {
    long before = computedNanos();
    long end = System.nanoTime() + duration.toNanos();
    List<Future<LongStream>> running;
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      running =
          IntStream.range(0, clients)
              .mapToObj(client -> threads.submit(() -> untilTheEnd(client, end, work)))
              .toList();
    }
    work.finish();
    double computed = (computedNanos() - before) / 1e9;
    LongStream all = LongStream.empty();
    for (Future<LongStream> client : running) {
      all = LongStream.concat(all, client.get());
    }
    return Latencies.of(all, duration.toNanos() / 1e9, computed);
  }

  private static LongStream untilTheEnd(int client, long end, ClientTask work) throws Exception {
    LongStream.Builder times = LongStream.builder();
    for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
      work.doOnce(client);
      times.add(System.nanoTime() - start);
    }
    return times.build();
  }

  private static long computedNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
