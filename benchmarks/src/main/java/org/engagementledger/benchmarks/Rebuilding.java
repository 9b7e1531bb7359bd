package org.engagementledger.benchmarks;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertOneModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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
        AtomicLong documents = new AtomicLong();
        double copied = secondsOf(() -> documents.set(copyAll(database, server.database("raw"))));
        Report.copied(documents.get(), copied);
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

  private static long copyAll(MongoDatabase from, MongoDatabase to) {
    long documents = 0;
    for (String name : from.listCollectionNames()) {
      if (name.startsWith("read_") && !name.equals("read_models")) {
        documents += copy(from.getCollection(name), to.getCollection(name));
      }
    }
    return documents;
  }

  private static long copy(MongoCollection<Document> from, MongoCollection<Document> to) {
    long documents = 0;
    List<InsertOneModel<Document>> bulk = new ArrayList<>();
    for (Document document : from.find().batchSize(BULK / 10)) {
      bulk.add(new InsertOneModel<>(document));
      if (bulk.size() == BULK) {
        documents += to.bulkWrite(bulk).getInsertedCount();
        bulk.clear();
      }
    }
    return bulk.isEmpty() ? documents : documents + to.bulkWrite(bulk).getInsertedCount();
  }

  private static double secondsOf(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
