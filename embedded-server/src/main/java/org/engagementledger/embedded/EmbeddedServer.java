package org.engagementledger.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A MongoDB-compatible server in this process, on the files of one data folder. Every write is
 * forced to disk before it is answered, whatever its write concern, and no read shows what is not
 * yet on disk. It listens on the loopback address only.
 */
public final class EmbeddedServer implements AutoCloseable {

  /** The error code of an answer that cannot be given, because a file is damaged; and its name. */
  public static final int DATA_DAMAGED = 60_001;

  public static final String DATA_DAMAGED_NAME = "DataDamaged";

  /** A blocked write blocks the thread of its connection; with a driver's pool each has its own. */
  private static final int CONNECTION_THREADS = 128;

  private final DataFolder folder;
  private final List<String> passedOver;
  private final MongoServer server;
  private final InetSocketAddress address;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedServer(DataFolder folder, MongoServer server, List<String> passedOver) {
    this.folder = folder;
    this.passedOver = passedOver;
    this.server = server;
    this.address = server.getLocalAddress();
  }

  /**
   * Opens the folder, creating it where there is none, and listens.
   *
   * @param port the port to listen on, 0 for any that is free
   * @throws DataFolderProblem if the folder is in use, damaged, or not a ledger's
   */
  public static EmbeddedServer open(Path dataFolder, int port) {
    DataFolder folder = DataFolder.open(dataFolder);
    try {
      DurableBackend backend = backend(folder);
      EmbeddedServer opened =
          new EmbeddedServer(folder, listening(backend, port), backend.passedOver());
      opened.say(Optional.empty());
      return opened;
    } catch (RuntimeException | Error failed) {
      folder.close();
      throw failed;
    }
  }

  /** The server throws checked exceptions that it does not declare, and then leaves all open. */
  private static MongoServer listening(DurableBackend backend, int port) {
    MongoServer server = new MongoServer(backend);
    try {
      server.bind(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, CONNECTION_THREADS);
      return server;
    } catch (Exception refused) {
      server.shutdownNow();
      throw new DataFolderProblem(
          "Port " + port + " cannot be listened on: " + refused.getMessage(), refused);
    }
  }

  private static DurableBackend backend(DataFolder folder) {
    try {
      return new DurableBackend(Store.open(folder.path()));
    } catch (DataFolderProblem damaged) {
      throw damaged;
    } catch (DiskFull full) {
      throw new DiskSpace(folder.path()).atStart(full);
    } catch (RuntimeException damaged) {
      throw new DataFolderProblem(
          "The data in " + folder.path() + " cannot be read: " + damaged.getMessage(), damaged);
    }
  }

  /** Who holds this data folder at the moment, in this or another process. */
  public static Optional<RunningServer> runningOn(Path dataFolder) {
    return DataFolder.holderOf(dataFolder);
  }

  /** Log levels by logger name under which the server underneath does not speak of its inside. */
  public static Map<String, String> logLevels() {
    return Map.of(
        "de.bwaldvogel.mongo", "ERROR",
        "de.bwaldvogel.mongo.wire.MongoWireProtocolHandler", "OFF");
  }

  /** The loopback address and port that the server listens on. */
  public InetSocketAddress address() {
    return address;
  }

  /**
   * What was left out when the folder was opened, in one sentence for each file: a write that was
   * under way when the process or the machine ended, which nobody was told of.
   */
  public List<String> passedOver() {
    return passedOver;
  }

  /** What a MongoDB driver on this machine connects to. */
  public String connectionString() {
    return "mongodb://" + address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  /** Tells those who find the folder in use where the product is to be reached. */
  public void announce(URI product) {
    say(Optional.of(product));
  }

  private void say(Optional<URI> product) {
    folder.announce(new RunningServer(ProcessHandle.current().pid(), connectionString(), product));
  }

  /** Answers what it has begun, then writes everything down and gives the folder free. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        server.shutdownNow();
      } finally {
        folder.close();
      }
    }
  }
}
