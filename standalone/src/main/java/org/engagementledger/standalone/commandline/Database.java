package org.engagementledger.standalone.commandline;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import java.util.Optional;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.standalone.Product;
import org.jspecify.annotations.Nullable;

/**
 * The database in a data folder or on a server, opened without the product.
 *
 * @param server the embedded server that was started for it
 */
record Database(Optional<EmbeddedServer> server, MongoClient client, MongoDatabase database)
    implements AutoCloseable {
  /** Opens the one at an address, or that in the data folder if there is no address. */
  static Database open(DataFolder data, @Nullable String mongodb) {
    if (mongodb != null) {
      return at(mongodb, Optional.empty());
    }
    Reach.requireNobodyOn(data.path);
    EmbeddedServer server = EmbeddedServer.open(data.path, 0);
    return at(server.connectionString(), Optional.of(server));
  }

  private static Database at(String uri, Optional<EmbeddedServer> server) {
    String name = new ConnectionString(uri).getDatabase();
    MongoClient client = MongoClients.create(uri);
    return new Database(
        server, client, client.getDatabase(Objects.requireNonNullElse(name, Product.DATABASE)));
  }

  @Override
  public void close() {
    client.close();
    server.ifPresent(EmbeddedServer::close);
  }
}
