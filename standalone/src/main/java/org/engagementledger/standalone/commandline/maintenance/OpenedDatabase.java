package org.engagementledger.standalone.commandline.maintenance;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Objects;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.standalone.LedgerServer;
import org.engagementledger.standalone.commandline.terminal.DataFolderOption;
import org.engagementledger.standalone.commandline.terminal.TargetOptions;
import org.engagementledger.wiring.DatabaseAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The database in a data folder or on a server, opened without the product.
 *
 * @param opened what was started for it: the embedded server, or what holds the client
 * @param name how a person calls it
 */
record OpenedDatabase(AutoCloseable opened, MongoClient client, MongoDatabase database, String name)
    implements AutoCloseable {
  /** Opens the one at an address, or that in the data folder if there is no address. */
  static OpenedDatabase open(DataFolderOption data, @Nullable String mongodb) {
    if (mongodb != null) {
      return onServer(mongodb);
    }
    TargetOptions.requireNobodyOn(data.path);
    EmbeddedServer server = EmbeddedServer.open(data.path, 0);
    MongoClient client = MongoClients.create(server.connectionString());
    MongoDatabase database = client.getDatabase(LedgerServer.DATABASE);
    return new OpenedDatabase(server, client, database, "the folder " + data.path);
  }

  private static OpenedDatabase onServer(String uri) {
    ConnectionString address = DatabaseAddress.parsed(uri);
    String name = Objects.requireNonNullElse(address.getDatabase(), LedgerServer.DATABASE);
    ConfigurableApplicationContext settings = DatabaseAddress.client(uri);
    MongoClient client = settings.getBean(MongoClient.class);
    return new OpenedDatabase(
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
