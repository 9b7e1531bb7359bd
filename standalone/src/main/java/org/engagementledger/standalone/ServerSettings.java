package org.engagementledger.standalone;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the product is to run.
 *
 * @param data the data folder, with the embedded server on it; the log file goes there too
 * @param mongodb the connection string of a server to use instead of the embedded one
 * @param bind the address to listen on
 * @param port the port to listen on; 0 for any that is free
 * @param acceptsClock whether a clock behind the last event is good enough to record by
 */
public record ServerSettings(
    Path data, Optional<String> mongodb, String bind, int port, boolean acceptsClock) {
  /** By a clock that has to be right. */
  public ServerSettings(Path data, Optional<String> mongodb, String bind, int port) {
    this(data, mongodb, bind, port, false);
  }

  /** On a data folder, to be reached from this machine only, on any port. */
  public static ServerSettings on(Path data) {
    return new ServerSettings(data, Optional.empty(), "127.0.0.1", 0);
  }

  /** The folder of the search index in a data folder. */
  public static Path index(Path data) {
    return data.resolve("search");
  }

  /** The same, and whether a clock behind the last event is good enough to record by. */
  public ServerSettings acceptingClock(boolean accepts) {
    return new ServerSettings(data, mongodb, bind, port, accepts);
  }

  /**
   * The address to listen on.
   *
   * @throws StartupFailed if it is none
   */
  InetAddress address() {
    try {
      return InetAddress.getByName(bind);
    } catch (UnknownHostException unknown) {
      throw new StartupFailed("'" + bind + "' is no address of this machine.", unknown);
    }
  }
}
