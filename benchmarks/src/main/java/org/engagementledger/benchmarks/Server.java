package org.engagementledger.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.engagementledger.embedded.EmbeddedServer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.util.FileSystemUtils;

/** The server that everything of one run shares, in databases of the run's own. */
final class Server implements AutoCloseable {

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final Path folder;
  private final List<String> databases = new ArrayList<>();
  private final String address;
  private Optional<EmbeddedServer> embedded;
  private MongoClient client;

  private Server(Conditions conditions) throws IOException {
    folder = Files.createTempDirectory("benchmark");
    address = conditions.server();
    embedded = address.isEmpty() ? Optional.of(EmbeddedServer.open(folder, 0)) : Optional.empty();
    client = MongoClients.create(connectionString());
  }

  static Server open(Conditions conditions) throws IOException {
    return new Server(conditions);
  }

  private String connectionString() {
    return embedded.map(EmbeddedServer::connectionString).orElse(address);
  }

  MongoDatabase database(String name) {
    return client.getDatabase(named(name));
  }

  private String named(String name) {
    String database = name + "_" + mark;
    databases.add(database);
    return database;
  }

  ConfigurableApplicationContext start(Class<?> application, String database) {
    SpringApplication spring = new SpringApplication(application);
    spring.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
    return spring.run(
        "--spring.mongodb.uri=" + connectionString(),
        "--spring.mongodb.database=" + named(database),
        "--ledger.search.index=" + index(database),
        "--server.port=0",
        "--logging.level.root=warn",
        "--spring.main.banner-mode=off",
        "--management.endpoint.health.validate-group-membership=false");
  }

  /** Where the search index of what was started on a database is. */
  Path index(String database) {
    return folder.resolve("search").resolve(database);
  }

  /** Ends an embedded server and starts it again on the same folder. */
  void restart() {
    client.close();
    if (embedded.isPresent()) {
      embedded.get().close();
      embedded = Optional.of(EmbeddedServer.open(folder, 0));
    }
    client = MongoClients.create(connectionString());
  }

  @Override
  public void close() throws IOException {
    if (embedded.isEmpty()) {
      databases.forEach(name -> client.getDatabase(name).drop());
    }
    client.close();
    embedded.ifPresent(EmbeddedServer::close);
    FileSystemUtils.deleteRecursively(folder);
  }
}
