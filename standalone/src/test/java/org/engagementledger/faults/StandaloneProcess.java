package org.engagementledger.faults;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.standalone.ChildProcess;
import org.engagementledger.standalone.HttpTestClient;
import org.engagementledger.standalone.LedgerClient;

/** The whole product as one process on a data folder. */
final class StandaloneProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("is ready at (http\\S+?)\\.?\\s");
  private static final Pattern PASSWORD = Pattern.compile("with the password (\\S+)");

  private static final String CHOSEN = "chosen at the first sign-in";

  private final Path data;
  private ChildProcess process;

  private StandaloneProcess(Path data) {
    this.data = data;
    this.process = process(data);
    chooseAPassword();
  }

  /** Starts it for the first time on that folder, and makes the dossiers to record in. */
  static StandaloneProcess start(Path data) {
    StandaloneProcess whole = new StandaloneProcess(data);
    RecordingClients.openDossiers(whole.http());
    return whole;
  }

  /** The one that was printed is good for that only. */
  private void chooseAPassword() {
    String printed = process.untilPrinted(PASSWORD);
    URI address = URI.create(process.untilPrinted(READY));
    try (LedgerClient admin = LedgerClient.of(address, "admin", printed)) {
      admin.changePassword(CHOSEN);
    }
  }

  HttpTestClient http() {
    return HttpTestClient.as(URI.create(process.untilPrinted(READY)), "admin", CHOSEN);
  }

  Path data() {
    return data;
  }

  ChildProcess process() {
    return process;
  }

  /** Starts it again; returns when it answers. */
  void startAgain() {
    process = process(data);
    process.untilPrinted(READY);
  }

  LedgerInvariants promises() {
    String database = EmbeddedServer.runningOn(data).orElseThrow().database();
    return new LedgerInvariants(database, List.of(http()), List.of(http()));
  }

  @Override
  public void close() {
    process.kill();
  }

  /** Another process on such a folder. */
  ChildProcess process(Path data) {
    return ChildProcess.start(
        "org.engagementledger.standalone.commandline.LedgerCommand",
        "serve",
        "--data",
        data.toString(),
        "--port",
        "0");
  }
}
