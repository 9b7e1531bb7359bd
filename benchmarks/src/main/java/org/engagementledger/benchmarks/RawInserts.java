package org.engagementledger.benchmarks;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;

/** {@code insertOne} of the plain driver, one kilobyte each, without any index but {@code _id}. */
final class RawInserts implements Load.Work {

  static final String NAME = "driver insertOne";

  private static final String KILOBYTE = "x".repeat(980);

  private final MongoCollection<Document> collection;
  private final AtomicLong ids = new AtomicLong();

  RawInserts(MongoDatabase database) {
    this.collection =
        database
            .getCollection("raw_inserts")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  @Override
  public void doOnce(int client) {
    var unused =
        collection.insertOne(
            new Document("_id", ids.incrementAndGet()).append("payload", KILOBYTE));
  }
}
