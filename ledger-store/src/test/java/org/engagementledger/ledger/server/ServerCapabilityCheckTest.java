package org.engagementledger.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.engagementledger.ledger.fixtures.MemoryServer;
import org.engagementledger.ledger.log.CommitStore;
import org.junit.jupiter.api.Test;

class ServerCapabilityCheckTest {
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

  private static final class HangingUp extends MemoryBackend {
    @Override
    public Document handleCommand(
        Channel channel, String databaseName, String command, Document query) {
      if (command.equals("createIndexes")) {
        var unused = channel.close();
      }
      return super.handleCommand(channel, databaseName, command, query);
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
          .doesNotContain(CommitStore.COLLECTION);
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
  void aServerThatIsNotThereIsNamedWithoutThePassword() throws IOException {
    int port = freePort();
    String uri =
        "mongodb://someone:secret@localhost:%d/?serverSelectionTimeoutMS=200".formatted(port);
    try (MongoClient client = MongoClients.create(uri)) {
      MongoDatabase database = client.getDatabase("anywhere");
      assertThatThrownBy(() -> Ledger.open(database, LedgerOptions.defaults()))
          .isInstanceOf(ServerUnreachable.class)
          .hasMessage("The database server at localhost:%d cannot be reached", port);
    }
  }

  @Test
  void aServerThatHangsUpWhileItIsTriedIsNotCalledUnsuitable() {
    try (MemoryServer server = new MemoryServer(new HangingUp())) {
      MongoDatabase database = server.database();
      String address = server.uri().replace("mongodb://", "");
      assertThatThrownBy(() -> Ledger.open(database, LedgerOptions.defaults()))
          .isInstanceOf(ServerUnreachable.class)
          .hasMessageStartingWith("The database server at %s cannot be reached".formatted(address));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
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
