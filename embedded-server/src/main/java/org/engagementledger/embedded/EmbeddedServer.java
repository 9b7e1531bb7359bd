package org.engagementledger.embedded;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.engagementledger.embedded.files.DataFolderProblem;
import org.engagementledger.embedded.files.DiskFull;
import org.engagementledger.embedded.files.DiskSpace;
import org.engagementledger.embedded.protocol.AuthenticationHandler;
import org.engagementledger.embedded.protocol.ScramCredential;
import org.engagementledger.embedded.protocol.WireServer;
import org.engagementledger.embedded.storage.MapStore;

/**
 * A MongoDB-compatible server in this process, on the files of one data folder. Every write is
 * forced to disk before it is answered, whatever its write concern, and no read shows what is not
 * yet on disk. It listens on the loopback address only, and answers nobody who has not signed in
 * with a secret that is made for each run and can be read by the owner of the folder only.
 */
public final class EmbeddedServer implements AutoCloseable {

  /** The error code of an answer that cannot be given, because a file is damaged; and its name. */
  public static final int DATA_DAMAGED = 60_001;

  public static final String DATA_DAMAGED_NAME = "DataDamaged";

  /**
   * A command that reads every block of every table; its answer is that error if one is damaged.
   */
  public static final String VERIFY_CHECKSUM = "verifyChecksum";

  private final DataFolder folder;
  private final List<String> passedOver;
  private final ScramCredential credential;
  private final WireServer server;
  private final InetSocketAddress address;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedServer(DataFolder folder, ScramCredential credential, int port) {
    this.folder = folder;
    this.credential = credential;
    DurableBackend backend = backend(folder);
    this.passedOver =
        Stream.concat(folder.passedOver().stream(), backend.passedOver().stream()).toList();
    this.server = new WireServer(backend, credential);
    this.address = listen(port);
  }

  /**
   * Opens the folder, creating it where there is none, and listens.
   *
   * @param port the port to listen on, 0 for any that is free
   * @throws DataFolderProblem if the folder is in use, damaged, or not a ledger's
   */
  public static EmbeddedServer open(Path dataFolder, int port) {
    return open(dataFolder, port, ScramCredential.atRandom());
  }

  static EmbeddedServer open(Path dataFolder, int port, ScramCredential credential) {
    DataFolder folder = DataFolder.open(dataFolder);
    try {
      EmbeddedServer opened = new EmbeddedServer(folder, credential, port);
      opened.say(Optional.empty());
      return opened;
    } catch (RuntimeException | Error failed) {
      folder.close();
      throw failed;
    }
  }

  private InetSocketAddress listen(int port) {
    try {
      return server.listen(port);
    } catch (Exception refused) {
      server.close();
      throw new DataFolderProblem(
          "Port " + port + " cannot be listened on: " + refused.getMessage(), refused);
    }
  }

  private static DurableBackend backend(DataFolder folder) {
    try {
      return new DurableBackend(MapStore.open(folder.store()));
    } catch (DataFolderProblem damaged) {
      throw damaged;
    } catch (DiskFull full) {
      throw new DiskSpace(folder.path()).atStart();
    } catch (RuntimeException damaged) {
      throw new DataFolderProblem(
          "The data in " + folder.path() + " cannot be read: " + damaged.getMessage(), damaged);
    }
  }

  /** Who holds this data folder at the moment, in this or another process. */
  public static Optional<RunningServer> runningOn(Path dataFolder) {
    return DataFolder.holderOf(dataFolder);
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

  /**
   * What a MongoDB driver on this machine connects to; more options may be added at its end, each
   * after an {@code &}. It holds the secret: it is for no log, no screen and no command line.
   */
  public String connectionString() {
    return "mongodb://%s@%s:%d/?authSource=%s&authMechanism=%s&appName=%s"
        .formatted(
            credential.userInfo(),
            address.getAddress().getHostAddress(),
            address.getPort(),
            AuthenticationHandler.SOURCE,
            AuthenticationHandler.MECHANISM,
            credential.name());
  }

  /**
   * The files of the folder, and the folder, that other users of the machine could read or write
   * until it was opened; their rights are right now.
   */
  public List<String> mended() {
    return folder.mended();
  }

  /** How many connections have not signed in yet, and may belong to anybody. */
  int unauthenticated() {
    return server.unauthenticated();
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
        server.close();
      } finally {
        folder.close();
      }
    }
  }
}
