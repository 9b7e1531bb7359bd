package org.engagementledger.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.engagementledger.embedded.files.DataFolderProblem;
import org.engagementledger.embedded.protocol.ScramCredential;

/** The embedded server as a process of its own, for those that want several processes on it. */
public final class EmbeddedServerMain {

  /**
   * The name and the secret, with a colon between, for those whose other processes outlive this
   * one. Without it both are made anew. An environment is for the eyes of its owner, unlike a
   * command line.
   */
  private static final String CREDENTIAL = "EMBEDDED_SERVER_CREDENTIAL";

  private static final String USAGE = "usage: EmbeddedServerMain --data DIR --port N";

  private EmbeddedServerMain() {}

  /**
   * Says when it is ready; stops in order when asked to by SIGTERM. The connection string stands in
   * the data folder, where its owner alone can read it: what is printed may be kept by anyone.
   */
  public static void main(String... args) {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    try {
      List<String> words = List.of(args);
      EmbeddedServer server =
          EmbeddedServer.open(
              Path.of(valueOf("--data", words)),
              Integer.parseInt(valueOf("--port", words)),
              credential());
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
      System.out.println("ready on port " + server.address().getPort());
    } catch (DataFolderProblem | IllegalArgumentException refused) {
      System.err.println(refused.getMessage());
      System.exit(1);
    }
  }

  private static ScramCredential credential() {
    String agreed = System.getenv(CREDENTIAL);
    return agreed == null ? ScramCredential.atRandom() : ScramCredential.of(agreed);
  }

  private static String valueOf(String option, List<String> words) {
    int at = words.indexOf(option);
    if (at < 0 || at + 1 == words.size()) {
      throw new IllegalArgumentException(USAGE);
    }
    return words.get(at + 1);
  }
}
