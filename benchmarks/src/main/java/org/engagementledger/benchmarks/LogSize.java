package org.engagementledger.benchmarks;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.Proposal;
import org.engagementledger.ledger.Recorded;

/** What changes when the log grows: appending, starting, reading. */
final class LogSize implements Benchmark {

  private static final int SMALL = 10_000;
  private static final int CLIENTS = 64;
  private static final int PORTION = 200;
  private static final int PAGE = 256;

  @Override
  public void run(Conditions conditions) throws Exception {
    try (Server server = Server.open(conditions)) {
      MongoDatabase database = server.database("long");
      appendAtBothSizes(database, conditions);
      long start = System.nanoTime();
      server.restart();
      try (Ledger ledger = Ledger.open(server.database("long"), LedgerOptions.defaults())) {
        Report.start(ledger.head().position(), (System.nanoTime() - start) / 1e9);
        compareReading(server.database("long"), ledger);
      }
    }
  }

  private static void appendAtBothSizes(MongoDatabase database, Conditions conditions) {
    try (Ledger ledger = Ledger.open(database, LedgerOptions.defaults())) {
      LedgerAppends appends = new LedgerAppends(ledger);
      fill(ledger, SMALL);
      Load.run(CLIENTS, conditions.turn(), appends);
      Latencies small = rate(appends, conditions);
      fill(ledger, conditions.events());
      Latencies large = rate(appends, conditions);
      Report.header();
      Report.row(CLIENTS, "append at %,d events".formatted(SMALL), small, small);
      Report.row(CLIENTS, "append at %,d events".formatted(conditions.events()), large, small);
    }
  }

  private static Latencies rate(LedgerAppends appends, Conditions conditions) {
    return Stream.generate(() -> Load.run(CLIENTS, conditions.turn(), appends))
        .limit(Conditions.ROUNDS)
        .reduce(Latencies::and)
        .orElseThrow();
  }

  /** By few large commits, to a stream of their own each. */
  private static void fill(Ledger ledger, int events) {
    long missing = events - ledger.head().position();
    Load.repeat(4, Math.ceilDiv(missing, PORTION), client -> appendPortion(ledger));
  }

  private static void appendPortion(Ledger ledger) {
    String stream = UUID.randomUUID().toString();
    List<Proposal> portion =
        LongStream.range(0, PORTION).mapToObj(it -> LedgerAppends.proposal(stream, it)).toList();
    var unused = ledger.append(portion);
  }

  private static void compareReading(MongoDatabase database, Ledger ledger) {
    long events = ledger.head().position();
    double raw = perSecond(events, () -> readRaw(database));
    double read = perSecond(events, () -> readLedger(ledger));
    Report.rates(Map.of("documents read by the driver", raw, "events read by position", read), raw);
  }

  private static void readRaw(MongoDatabase database) {
    long bytes = 0;
    for (Document commit : database.getCollection("commits").find().batchSize(PAGE)) {
      bytes += commit.getList("entries", Object.class).size();
    }
    if (bytes == 0) {
      throw new IllegalStateException("nothing was read");
    }
  }

  private static void readLedger(Ledger ledger) {
    long next = 1;
    List<Recorded> page = ledger.read(next, PAGE);
    while (!page.isEmpty()) {
      next = page.getLast().position() + 1;
      page = ledger.read(next, PAGE);
    }
  }

  private static double perSecond(long events, Runnable work) {
    long start = System.nanoTime();
    work.run();
    return events / ((System.nanoTime() - start) / 1e9);
  }
}
