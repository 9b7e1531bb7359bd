package org.engagementledger.ledger;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import org.engagementledger.embedded.EmbeddedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the embedded server, which forces every write to disk. */
class EmbeddedServerIT extends LedgerContract {
  @TempDir private static Path folder;
  private static EmbeddedServer server;
  private static MongoClient client;

  @BeforeAll
  static void start() {
    server = EmbeddedServer.open(folder, 0);
    client = MongoClients.create(server.connectionString().toString());
    runsOn("the embedded server", client);
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @Override
  Store open(String database, LedgerOptions options) {
    return new LedgerStore(Ledger.open(client.getDatabase(database), options));
  }
}
