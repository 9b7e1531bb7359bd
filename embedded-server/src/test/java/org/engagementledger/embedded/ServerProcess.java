package org.engagementledger.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;

/** The embedded server in a process of its own. */
final class ServerProcess {

  /** So few bytes that kills meet the store while it makes tables. */
  private static final int TABLE = 65_536;

  private final Process process;
  private final String printed;
  private final String connectionString;

  private ServerProcess(Process process, String printed, String connectionString) {
    this.process = process;
    this.printed = printed;
    this.connectionString = connectionString;
  }

  static ServerProcess start(Path folder) throws IOException {
    Process process = launch(folder, "0", ProcessBuilder.Redirect.INHERIT);
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String printed = out.readLine();
    if (printed == null) {
      throw new IllegalStateException("the server did not start");
    }
    String connectionString = EmbeddedServer.runningOn(folder).orElseThrow().database();
    return new ServerProcess(process, printed, connectionString);
  }

  static Process launch(Path folder, String port, ProcessBuilder.Redirect errors)
      throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        List.of(
            java,
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-Dledger.embedded.table=" + TABLE,
            "-cp",
            classes,
            EmbeddedServerMain.class.getName(),
            "--data",
            folder.toString(),
            "--port",
            port);
    return new ProcessBuilder(command).redirectError(errors).start();
  }

  /** The line that it printed when it was ready. */
  String printed() {
    return printed;
  }

  String connectionString() {
    return connectionString;
  }

  long id() {
    return process.pid();
  }

  /** SIGKILL: the process can do nothing about it. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM; the result is the exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }
}
