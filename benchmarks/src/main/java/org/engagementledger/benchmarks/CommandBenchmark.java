package org.engagementledger.benchmarks;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.engagementledger.benchmarks.measuring.AlternatingRuns;
import org.engagementledger.benchmarks.measuring.BenchmarkSettings;
import org.engagementledger.benchmarks.measuring.ClosedLoopClients;
import org.engagementledger.benchmarks.measuring.MarkdownReport;
import org.engagementledger.benchmarks.workload.BenchmarkedProduct;
import org.engagementledger.benchmarks.workload.InventedWords;
import org.engagementledger.benchmarks.workload.MeetingCommands;
import org.engagementledger.benchmarks.workload.TemporaryServer;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;

/** Commands of the product, and how soon one sees what they record. */
final class CommandBenchmark {

  static final WriteConcern DURABLE = WriteConcern.MAJORITY.withJournal(true);

  private CommandBenchmark() {}

  /** Beside plain inserts, and what lies between the two. */
  static void compare(BenchmarkSettings conditions) throws Exception {
    try (TemporaryServer server = new TemporaryServer();
        BenchmarkedProduct product =
            BenchmarkedProduct.start(server, "product", BenchmarkedProduct.BothSides.class);
        BenchmarkedProduct alone =
            BenchmarkedProduct.start(server, "commands", BenchmarkedProduct.CommandsAlone.class);
        Ledger beside = Ledger.open(server.database("beside"), LedgerOptions.defaults())) {
      Map<String, ClosedLoopClients.ClientTask> works = new LinkedHashMap<>();
      works.put("driver insertOne", inserts(server.database("raw")));
      works.put("ledger append", LogSizeBenchmark.appends(beside));
      works.put("command, command side alone", MeetingCommands.to(alone, client -> {}));
      works.put(
          "command, and all read models",
          MeetingCommands.to(product, client -> product.awaitAll()));
      new AlternatingRuns(conditions).compareRates(works);
    }
  }

  /** In one process, and by a follower that knows of the writer only by the server. */
  static void untilVisible(BenchmarkSettings conditions) throws Exception {
    try (TemporaryServer server = new TemporaryServer();
        BenchmarkedProduct product =
            BenchmarkedProduct.start(server, "product", BenchmarkedProduct.BothSides.class);
        BenchmarkedProduct writer =
            BenchmarkedProduct.start(server, "apart", BenchmarkedProduct.CommandsAlone.class);
        BenchmarkedProduct follower =
            BenchmarkedProduct.start(server, "apart", BenchmarkedProduct.BothSides.class)) {
      MeetingCommands here = MeetingCommands.to(product, client -> {});
      MeetingCommands apart = MeetingCommands.to(writer, client -> follower.awaitAll());
      Map<String, ClosedLoopClients.ClientTask> works = new LinkedHashMap<>();
      works.put("command answered", apart);
      works.put("and visible", client -> product.await(here.record().position()));
      works.put("and visible apart", client -> follower.await(apart.record().position()));
      MarkdownReport.answersHeader();
      new AlternatingRuns(conditions).compare(works);
    }
  }

  /** {@code insertOne} of the plain driver, one kilobyte each, without any index but the key. */
  static ClosedLoopClients.ClientTask inserts(MongoDatabase database) {
    var collection = database.getCollection("raw_inserts").withWriteConcern(DURABLE);
    AtomicLong ids = new AtomicLong();
    return client -> {
      long id = ids.incrementAndGet();
      var unused =
          collection.insertOne(
              new Document("_id", id).append("payload", InventedWords.kilobyte(id)));
    };
  }
}
