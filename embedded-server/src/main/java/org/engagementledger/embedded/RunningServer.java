package org.engagementledger.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.engagementledger.embedded.files.OwnerOnlyFiles;

/**
 * What the holder of a data folder says about itself in {@code server.properties}.
 *
 * @param process the process id of the holder
 * @param database the connection string of its MongoDB-compatible server, with the secret of this
 *     run
 * @param product where the product is to be reached, once it has said so
 */
public record RunningServer(long process, String database, Optional<URI> product) {

  static final String FILE = "server.properties";

  /** What was last said in this folder; the one who said it may have been killed since. */
  static Optional<RunningServer> lastSaidIn(Path folder) {
    Properties said = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve(FILE))) {
      said.load(reader);
      return Optional.of(of(said));
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static RunningServer of(Properties said) {
    return new RunningServer(
        Long.parseLong(said.getProperty("process", "")),
        said.getProperty("database", ""),
        Optional.ofNullable(said.getProperty("product")).map(URI::create));
  }

  void sayIn(Path folder) throws IOException {
    Path draft = folder.resolve(FILE + ".new");
    Files.deleteIfExists(draft);
    Files.writeString(OwnerOnlyFiles.createFile(draft), lines());
    Files.move(draft, folder.resolve(FILE), ATOMIC_MOVE, REPLACE_EXISTING);
  }

  private String lines() {
    String address = product.map(uri -> "product=" + uri + "\n").orElse("");
    return "process=" + process + "\ndatabase=" + database + "\n" + address;
  }

  @Override
  public String toString() {
    return "process " + process + product.map(uri -> ", to be reached at " + uri).orElse("");
  }
}
