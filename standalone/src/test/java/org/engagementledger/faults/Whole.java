package org.engagementledger.faults;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.engagementledger.embedded.EmbeddedServer;
import org.engagementledger.standalone.Child;
import org.engagementledger.standalone.Http;
import org.engagementledger.standalone.LedgerClient;

/** The whole product as one process on a data folder. */
final class Whole implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("is ready at (http\\S+?)\\.?\\s");
  private static final Pattern PASSWORD = Pattern.compile("with the password (\\S+)");

  private static final String CHOSEN = "chosen at the first sign-in";

  private final Path data;
  private Child process;

  private Whole(Path data) {
    this.data = data;
    this.process = process(data);
    chooseAPassword();
  }

  /** Starts it for the first time on that folder, and makes the dossiers to record in. */
  static Whole start(Path data) {
    Whole whole = new Whole(data);
    Clients.openDossiers(whole.http());
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

  Http http() {
    return Http.as(URI.create(process.untilPrinted(READY)), "admin", CHOSEN);
  }

  Path data() {
    return data;
  }

  Child process() {
    return process;
  }

  /** Starts it again; returns when it answers. */
  void startAgain() {
    process = process(data);
    process.untilPrinted(READY);
  }

  Promises promises() {
    String database = EmbeddedServer.runningOn(data).orElseThrow().database();
    return new Promises(database, List.of(http()), List.of(http()));
  }

  @Override
  public void close() {
    process.kill();
  }

  /** Another process on such a folder. */
  Child process(Path data) {
    return Child.start(
        "org.engagementledger.standalone.commandline.LedgerCommand",
        "serve",
        "--data",
        data.toString(),
        "--port",
        "0");
  }
}
