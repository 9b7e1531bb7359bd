package org.engagementledger.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.Proposal;

/** What changes when the log grows: how it starts, what it takes, how fast it appends. */
final class LogSize implements Benchmark {
  private static final int TOGETHER = 200;

  @Override
  public void run(Conditions conditions) throws Exception {
    Report.header("events", "start s", "bytes each", "heap MB", "resident MB", "appends/s", "p99");
    for (int events : List.of(10_000, 100_000, 1_000_000)) {
      try (Server server = new Server()) {
        measure(server, events, conditions);
      }
    }
  }

  private static void measure(Server server, int events, Conditions conditions) throws Exception {
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
      long resident = Server.ask("ps", "-orss=", "-p" + ProcessHandle.current().pid()) >> 10;
      Latencies rate = appends(ledger).turn(64, conditions.turn());
      for (int round = 1; round < Conditions.ROUNDS; round++) {
        rate = rate.and(appends(ledger).turn(64, conditions.turn()));
      }
      double last = rate.milliseconds(0.99);
      Report.row(events, seconds, bytes, heap, resident, rate.perSecond(), last);
    }
  }

  static Load.Work appends(Ledger ledger) {
    return client -> append(ledger, 1);
  }

  private static void append(Ledger ledger, int events) {
    String stream = UUID.randomUUID().toString();
    var unused = ledger.append(IntStream.range(0, events).mapToObj(it -> one(stream, it)).toList());
  }

  private static Proposal one(String stream, int sequence) {
    String id = UUID.randomUUID().toString();
    String data = "{\"text\":\"" + InventedWords.eventText(id.hashCode()) + "\"}";
    return new Proposal(id, "benchmark.v1", stream, sequence, Map.of("actor", "benchmark"), data);
  }
}
