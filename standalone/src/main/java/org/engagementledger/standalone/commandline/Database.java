package org.engagementledger.standalone.commandline;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Objects;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.log.DatabaseAddress;
import org.engagementledger.standalone.Product;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The database in a data folder or on a server, opened without the product.
 *
 * @param opened what was started for it: the embedded server, or what holds the client
 * @param name how a person calls it
 */
record Database(AutoCloseable opened, MongoClient client, MongoDatabase database, String name)
    implements AutoCloseable {
  /** Opens the one at an address, or that in the data folder if there is no address. */
  static Database open(DataFolder data, @Nullable String mongodb) {
    if (mongodb != null) {
      return onServer(mongodb);
    }
    Reach.requireNobodyOn(data.path);
    EmbeddedServer server = EmbeddedServer.open(data.path, 0);
    MongoClient client = MongoClients.create(server.connectionString());
    MongoDatabase database = client.getDatabase(Product.DATABASE);
    return new Database(server, client, database, "the folder " + data.path);
  }

  private static Database onServer(String uri) {
    ConnectionString address = DatabaseAddress.parsed(uri);
    String name = Objects.requireNonNullElse(address.getDatabase(), Product.DATABASE);
    ConfigurableApplicationContext settings = DatabaseAddress.client(uri);
    MongoClient client = settings.getBean(MongoClient.class);
    return new Database(
        settings,
        client,
        client.getDatabase(name),
        "the database '%s' at %s".formatted(name, String.join(",", address.getHosts())));
  }

  /** What was left out of a data folder when it was opened, in a sentence for each file. */
  List<String> passedOver() {
    return opened instanceof EmbeddedServer server ? server.passedOver() : List.of();
  }

  @Override
  public void close() {
    client.close();
    try {
      opened.close();
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
