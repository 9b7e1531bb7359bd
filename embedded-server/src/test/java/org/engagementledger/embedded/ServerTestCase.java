package org.engagementledger.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server on a folder of its own, and a collection of commits on it. */
abstract class ServerTestCase {

  private static final int DUPLICATE_KEY = 11000;

  @TempDir Path folder;
  EmbeddedServer server;
  MongoClient client;
  MongoCollection<Document> commits;

  @BeforeEach
  void start() {
    server = EmbeddedServer.open(folder, 0);
    client = MongoClients.create(server.connectionString());
    commits =
        client
            .getDatabase("ledger")
            .getCollection("commits")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  void restart() {
    stop();
    start();
  }

  List<Long> positions(Bson filter) {
    return commits.find(filter).map(found -> found.getLong("_id")).into(new ArrayList<>());
  }

  static Document commit(long position, String... keys) {
    return new Document("_id", position).append("keys", List.of(keys));
  }

  static void assertDuplicate(ThrowingCallable write) {
    assertThatThrownBy(write)
        .asInstanceOf(type(MongoWriteException.class))
        .extracting(refused -> refused.getError().getCode())
        .isEqualTo(DUPLICATE_KEY);
  }
}
