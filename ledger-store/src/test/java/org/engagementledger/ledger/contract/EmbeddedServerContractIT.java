package org.engagementledger.ledger.contract;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the embedded server, which forces every write to disk. */
class EmbeddedServerContractIT extends LedgerContract {
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
  LedgerUnderTest open(String database, LedgerOptions options) {
    return new RealLedger(Ledger.open(client.getDatabase(database), options));
  }
}
