package org.engagementledger.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.engagementledger.benchmarks.measuring.BenchmarkSettings;
import org.engagementledger.benchmarks.measuring.ClosedLoopClients;
import org.engagementledger.benchmarks.measuring.Latencies;
import org.engagementledger.benchmarks.measuring.MarkdownReport;
import org.engagementledger.benchmarks.workload.InventedWords;
import org.engagementledger.benchmarks.workload.TemporaryServer;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.log.ProposedEvent;

/** What changes when the log grows: how it starts, what it takes, how fast it appends. */
final class LogSizeBenchmark implements Benchmark {
  private static final int TOGETHER = 200;

  @Override
  public void run(BenchmarkSettings conditions) throws Exception {
    MarkdownReport.header(
        "events", "start s", "bytes each", "heap MB", "resident MB", "appends/s", "p99");
    for (int events : List.of(10_000, 100_000, 1_000_000)) {
      try (TemporaryServer server = new TemporaryServer()) {
        measure(server, events, conditions);
      }
    }
  }

  private static void measure(TemporaryServer server, int events, BenchmarkSettings conditions)
      throws Exception {
    try (Ledger ledger = Ledger.open(server.database("long"), LedgerOptions.defaults())) {
      for (int done = 0; done < events; done += TOGETHER) {
        append(ledger, TOGETHER);
      }
    }
    long bytes = server.bytes() / events;
    long start = System.nanoTime();
    server.restart();
    try (Ledger ledger = Ledger.open(server.database("long"), LedgerOptions.defaults())) {
      double seconds = (System.nanoTime() - start) / 1e9;
      System.gc();
      long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() >> 20;
      long resident =
          TemporaryServer.ask("ps", "-orss=", "-p" + ProcessHandle.current().pid()) >> 10;
      Latencies rate = appends(ledger).turn(64, conditions.turn());
      for (int round = 1; round < BenchmarkSettings.ROUNDS; round++) {
        rate = rate.and(appends(ledger).turn(64, conditions.turn()));
      }
      double last = rate.milliseconds(0.99);
      MarkdownReport.row(events, seconds, bytes, heap, resident, rate.perSecond(), last);
    }
  }

  static ClosedLoopClients.ClientTask appends(Ledger ledger) {
    return client -> append(ledger, 1);
  }

  private static void append(Ledger ledger, int events) {
    String stream = UUID.randomUUID().toString();
    var unused = ledger.append(IntStream.range(0, events).mapToObj(it -> one(stream, it)).toList());
  }

  private static ProposedEvent one(String stream, int sequence) {
    String id = UUID.randomUUID().toString();
    String data = "{\"text\":\"" + InventedWords.eventText(id.hashCode()) + "\"}";
    return new ProposedEvent(
        id, "benchmark.v1", stream, sequence, Map.of("actor", "benchmark"), data);
  }
}
