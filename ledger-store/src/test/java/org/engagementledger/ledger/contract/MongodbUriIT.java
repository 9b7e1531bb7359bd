package org.engagementledger.ledger.contract;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract on the server that {@code MONGODB_URI} names. */
class MongodbUriIT extends LedgerContract {
  private static final List<MongoDatabase> USED = new ArrayList<>();
  private static MongoClient client;

  @BeforeAll
  static void connect() {
    String uri = System.getenv("MONGODB_URI");
    if (uri == null) {
      doesNotRunOn("a server of yours", "MONGODB_URI is not set");
    }
    client = MongoClients.create(uri);
    runsOn(
        "your server, " + client.getClusterDescription().getClusterSettings().getHosts(), client);
  }

  @AfterAll
  static void dropAndDisconnect() {
    USED.forEach(MongoDatabase::drop);
    if (client != null) {
      client.close();
    }
  }

  @Test
  void theServerTellsOfInsertsIfItCan() {
    if (!ChangeStreamAssertions.areOn(client)) {
      System.out.println("Waking by change streams is NOT run on your server: no replica set");
      Assumptions.abort("No replica set");
    }
    MongoDatabase database = client.getDatabase("told-" + UUID.randomUUID());
    USED.add(database);
    ChangeStreamAssertions.assertToldOfInserts(database);
  }

  @Override
  LedgerUnderTest open(String database, LedgerOptions options) {
    USED.add(client.getDatabase(database));
    return new RealLedger(Ledger.open(client.getDatabase(database), options));
  }
}
