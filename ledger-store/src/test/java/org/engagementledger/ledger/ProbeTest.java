package org.engagementledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ProbeTest {
  /** Accepts every index and keeps none, as some MongoDB-compatible servers do for arrays. */
  private static final class Careless extends MemoryBackend {
    @Override
    public Document handleCommand(
        Channel channel, String databaseName, String command, Document query) {
      return command.equals("createIndexes")
          ? new Document("ok", 1.0)
          : super.handleCommand(channel, databaseName, command, query);
    }
  }

  @Test
  void aServerThatDoesNotEnforceUniqueArraysIsRefused() {
    try (MemoryServer server = new MemoryServer(new Careless())) {
      MongoDatabase database = server.database();
      assertThatThrownBy(() -> Ledger.open(database, LedgerOptions.defaults()))
          .isInstanceOf(UnsuitableServer.class)
          .hasMessage(
              "This server cannot carry a ledger: it should refuse a second document with an"
                  + " element of an array that has a unique index, but accepted it");
      assertThat(database.listCollectionNames().into(new ArrayList<>()))
          .doesNotContain(Commits.COLLECTION);
    }
  }

  @Test
  void theServerIsTriedOnceAndNothingIsLeftBehind() {
    try (MemoryServer server = new MemoryServer()) {
      MongoDatabase database = server.database();
      Ledger.open(database, LedgerOptions.defaults()).close();
      assertThat(database.listCollectionNames().into(new ArrayList<>()))
          .contains("ledger")
          .noneMatch(name -> name.startsWith("probe"));
      assertThat(database.getCollection("ledger").find().into(new ArrayList<>()))
          .anyMatch(fact -> fact.getString("_id").startsWith("server "));
    }
  }

  @Test
  void aLedgerOfAnotherFormatIsRefused() {
    try (MemoryServer server = new MemoryServer()) {
      MongoDatabase database = server.database();
      Ledger.open(database, LedgerOptions.defaults()).close();
      database
          .getCollection("ledger")
          .updateOne(Filters.eq("_id", "format"), Updates.set("version", 2));
      assertThatThrownBy(() -> Ledger.open(database, LedgerOptions.defaults()))
          .isInstanceOf(UnsuitableServer.class)
          .hasMessageContaining("has format 2; this program reads format 1");
    }
  }
}
