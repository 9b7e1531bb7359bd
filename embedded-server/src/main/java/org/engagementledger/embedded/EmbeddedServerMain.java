package org.engagementledger.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The embedded server as a process of its own, for those that want several processes on it. */
public final class EmbeddedServerMain {

  private static final String USAGE = "usage: EmbeddedServerMain --data DIR --port N";

  private EmbeddedServerMain() {}

  /** Prints the connection string when ready; stops in order when asked to by SIGTERM. */
  public static void main(String... args) {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    try {
      List<String> words = List.of(args);
      EmbeddedServer server =
          EmbeddedServer.open(
              Path.of(valueOf("--data", words)), Integer.parseInt(valueOf("--port", words)));
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
      System.out.println(server.connectionString());
    } catch (DataFolderProblem | IllegalArgumentException refused) {
      System.err.println(refused.getMessage());
      System.exit(1);
    }
  }

  private static String valueOf(String option, List<String> words) {
    int at = words.indexOf(option);
    if (at < 0 || at + 1 == words.size()) {
      throw new IllegalArgumentException(USAGE);
    }
    return words.get(at + 1);
  }
}
