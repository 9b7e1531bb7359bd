package org.engagementledger.benchmarks.workload;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import org.engagementledger.embedded.EmbeddedServer;
import org.springframework.util.FileSystemUtils;

/** An embedded server on a folder of its own. */
public final class TemporaryServer implements AutoCloseable {
  private final Path folder;
  private EmbeddedServer embedded;
  private MongoClient client;

  public TemporaryServer() throws IOException {
    folder = Files.createTempDirectory("benchmark");
    embedded = EmbeddedServer.open(folder, 0);
    client = MongoClients.create(embedded.connectionString());
  }

  String address() {
    return embedded.connectionString();
  }

  public MongoDatabase database(String name) {
    return client.getDatabase(name);
  }

  /** Where the search index of what is started on a database is. */
  Path index(String database) {
    return folder.resolve("search").resolve(database);
  }

  /** Ends the server and starts it again on the same folder. */
  public void restart() {
    client.close();
    embedded.close();
    embedded = EmbeddedServer.open(folder, 0);
    client = MongoClients.create(embedded.connectionString());
  }

  /** On disk, after a start that has put away what was in the write-ahead log. */
  public long bytes() throws IOException {
    restart();
    return ask("du", "-sB1", folder.toString());
  }

  /** The first number that a command prints. */
  public static long ask(String... command) throws IOException {
    try (Scanner answer = new Scanner(new ProcessBuilder(command).start().inputReader())) {
      return answer.nextLong();
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
    embedded.close();
    FileSystemUtils.deleteRecursively(folder);
  }
}
