package org.engagementledger.ledger;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.UUID;

/** A MongoDB-compatible server in memory, with a client. */
public final class MemoryServer implements AutoCloseable {
  private final MongoServer server;
  private final String uri;
  private final MongoClient client;

  public MemoryServer() {
    this(new MemoryBackend());
  }

  MemoryServer(MongoBackend backend) {
    server = new MongoServer(backend);
    uri = server.bindAndGetConnectionString();
    client = MongoClients.create(uri);
  }

  MongoClient client() {
    return client;
  }

  public String uri() {
    return uri;
  }

  /** A database that nobody has used. */
  public MongoDatabase database() {
    return client.getDatabase("test-" + UUID.randomUUID());
  }

  public MongoDatabase database(String name) {
    return client.getDatabase(name);
  }

  @Override
  public void close() {
    client.close();
    server.shutdownNow();
  }
}
