package org.engagementledger.benchmarks;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.engagementledger.benchmarks.measuring.BenchmarkSettings;
import org.engagementledger.benchmarks.measuring.MarkdownReport;
import org.engagementledger.benchmarks.workload.BenchmarkedProduct;
import org.engagementledger.benchmarks.workload.InventedHistory;
import org.engagementledger.benchmarks.workload.TemporaryServer;

/**
 * Read models made of a long log, beside bulk inserts of the same documents into collections with
 * the same indexes.
 */
final class RebuildBenchmark implements Benchmark {
  private static final int BULK = 1_000;

  @Override
  public void run(BenchmarkSettings conditions) throws Exception {
    try (TemporaryServer server = new TemporaryServer()) {
      MongoDatabase database = server.database("product");
      new InventedHistory().fill(database, conditions.events());
      try (BenchmarkedProduct product =
          BenchmarkedProduct.start(server, "product", BenchmarkedProduct.BothSides.class)) {
        long start = System.nanoTime();
        product.awaitAll();
        double made = (System.nanoTime() - start) / 1e9;
        long events = product.catalogue().position();
        double inserted = copyAll(database, server.database("copy")) / 1e9;
        MarkdownReport.header("what", "events", "s", "events/s", "ratio");
        MarkdownReport.row("bulk inserts, same indexes", events, inserted, events / inserted, 1.0);
        MarkdownReport.row("all read models", events, made, events / made, inserted / made);
      }
    }
  }

  private static long copyAll(MongoDatabase from, MongoDatabase to) {
    long nanos = 0;
    for (String name : from.listCollectionNames()) {
      if (name.startsWith("read_") && !name.equals("read_models")) {
        for (Document index : from.getCollection(name).listIndexes()) {
          var unused = to.getCollection(name).createIndex(index.get("key", Document.class));
        }
        nanos += copy(from.getCollection(name), to.getCollection(name));
      }
    }
    return nanos;
  }

  private static long copy(MongoCollection<Document> from, MongoCollection<Document> to) {
    long nanos = 0;
    List<Document> bulk = new ArrayList<>();
    for (var all = from.find().iterator(); all.hasNext(); ) {
      bulk.add(all.next());
      if (bulk.size() == BULK || !all.hasNext()) {
        nanos += insert(bulk, to);
        bulk.clear();
      }
    }
    return nanos;
  }

  /** The inserts alone count, not the reading of what is inserted. */
  private static long insert(List<Document> bulk, MongoCollection<Document> to) {
    long start = System.nanoTime();
    var unused = to.insertMany(bulk);
    return System.nanoTime() - start;
  }
}
