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

/** Read models made anew from a long log, beside bulk inserts of the same documents. */
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
        Copied all = copyAll(database, server.database("raw"));
        double copied = all.nanos() / 1e9;
        Report.copied(all.documents(), copied);
        Report.made("for the first time", events, made, copied);
        server.database("raw").drop();
        Thread.sleep(CLEARING);
        double again = secondsOf(() -> rebuild(product.getBean(Rebuild.class)));
        Report.made("anew and compared", events, again, copied);
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

    Copied and(Copied more) {
      return new Copied(documents + more.documents, nanos + more.nanos);
    }
  }

  private static Copied copyAll(MongoDatabase from, MongoDatabase to) {
    Copied all = Copied.NOTHING;
    for (String name : from.listCollectionNames()) {
      if (name.startsWith("read_") && !name.equals("read_models")) {
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
