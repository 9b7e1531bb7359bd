package org.engagementledger.ledger.contract;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.LedgerOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/** The contract on MongoDB itself, a replica set of one in a container. */
class MongoContainerIT extends LedgerContract {
  private static MongoDBContainer container;
  private static MongoClient client;

  @BeforeAll
  static void start() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      doesNotRunOn("MongoDB in a container", "no Docker engine answers");
    }
    container = new MongoDBContainer("mongo:8").withReplicaSet();
    container.start();
    client = MongoClients.create(container.getReplicaSetUrl());
    runsOn("MongoDB in a container", client);
  }

  @AfterAll
  static void stop() {
    if (container != null) {
      client.close();
      container.stop();
    }
  }

  @Test
  void theServerTellsOfInserts() {
    ChangeStreamAssertions.assertToldOfInserts(client.getDatabase("told"));
  }

  @Override
  LedgerUnderTest open(String database, LedgerOptions options) {
    return new RealLedger(Ledger.open(client.getDatabase(database), options));
  }
}
