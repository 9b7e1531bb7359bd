package org.engagementledger.benchmarks;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertOneModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.query.projections.Progress;
import org.engagementledger.query.projections.Rebuild;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/**
 * Read models made anew from a long log, beside bulk inserts of the same documents, into
 * collections without indexes and with those that the read models have.
 */
final class Rebuilding implements Benchmark {

  private static final int BULK = 1_000;

  /** A rebuild takes a while to leave, once what it made is in use. */
  private static final Duration CLEARING = Duration.ofSeconds(3);

  @Override
  public void run(Conditions conditions) throws Exception {
    try (Server server = Server.open(conditions)) {
      fill(server, conditions.events());
      try (ConfigurableApplicationContext product = server.start(BothSides.class, "product")) {
        double made = secondsOf(new ReadModelsOf(product)::awaitAll);
        long events = product.getBean(Ledger.class).head().position();
        MongoDatabase database = product.getBean(MongoDatabaseFactory.class).getMongoDatabase();
        Copied plain = copyAll(database, server.database("plain"), false);
        Copied indexed = copyAll(database, server.database("indexed"), true);
        Report.copied("without indexes", plain.documents(), plain.seconds());
        Report.copied("with the same indexes", indexed.documents(), indexed.seconds());
        Report.made("for the first time", events, made, plain.seconds(), indexed.seconds());
        server.database("plain").drop();
        server.database("indexed").drop();
        Thread.sleep(CLEARING);
        double again = secondsOf(() -> rebuild(product.getBean(Rebuild.class)));
        Report.made("anew and compared", events, again, plain.seconds(), indexed.seconds());
      }
    }
  }

  /** Without anyone who follows. */
  private static void fill(Server server, int events) {
    try (ConfigurableApplicationContext alone = server.start(CommandsAlone.class, "product")) {
      Commands commands = CommandRates.opened(alone);
      Load.repeat(64, events, client -> commands.doOnce(client));
    }
  }

  private static void rebuild(Rebuild rebuild) {
    try {
      rebuild.run(rebuild.names(), (Progress progress) -> {});
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Documents that were inserted, and how long the inserts alone took. */
  private record Copied(long documents, long nanos) {

    static final Copied NOTHING = new Copied(0, 0);

    double seconds() {
      return nanos / 1e9;
    }

    Copied and(Copied more) {
      return new Copied(documents + more.documents, nanos + more.nanos);
    }
  }

  private static Copied copyAll(MongoDatabase from, MongoDatabase to, boolean withIndexes) {
    Copied all = Copied.NOTHING;
    for (String name : from.listCollectionNames()) {
      if (name.startsWith("read_") && !name.equals("read_models")) {
        if (withIndexes) {
          from.getCollection(name)
              .listIndexes()
              .forEach(it -> to.getCollection(name).createIndex(it.get("key", Document.class)));
        }
        all = all.and(copy(from.getCollection(name), to.getCollection(name)));
      }
    }
    return all;
  }

  private static Copied copy(MongoCollection<Document> from, MongoCollection<Document> to) {
    Copied all = Copied.NOTHING;
    List<InsertOneModel<Document>> bulk = new ArrayList<>();
    for (Document document : from.find().batchSize(BULK / 10)) {
      bulk.add(new InsertOneModel<>(document));
      if (bulk.size() == BULK) {
        all = all.and(insert(bulk, to));
        bulk.clear();
      }
    }
    return bulk.isEmpty() ? all : all.and(insert(bulk, to));
  }

  private static Copied insert(List<InsertOneModel<Document>> bulk, MongoCollection<Document> to) {
    long start = System.nanoTime();
    int inserted = to.bulkWrite(bulk).getInsertedCount();
    return new Copied(inserted, System.nanoTime() - start);
  }

  private static double secondsOf(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
