package org.engagementledger.standalone.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.engagementledger.ledger.Backup;
import org.engagementledger.ledger.Backup.Contents;
import org.engagementledger.standalone.LedgerClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts the log aside in a file. */
@Command(
    name = "backup",
    description = {
      "Write everything recorded into one file, and check it while it is written.",
      "A running server may be written to meanwhile. Accounts are not in the file; what is shown is"
          + " made anew from it. ledger restore puts it back; docs/backup-format.md says how it is"
          + " written."
    })
final class BackupCommand implements Callable<Integer> {
  private static final String ADDRESS = "/api/backup";

  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Reach reach;

  @Parameters(
      paramLabel = "FILE",
      description = "The file to write, such as ledger-2026-05-01.gz; it must not be there yet.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path file;

  BackupCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (Files.exists(file)) {
      throw new WrongUse(file + " is there already; name a new file.");
    }
    return reach.withExisting(ledger -> backup(ledger.client()));
  }

  private int backup(LedgerClient client) {
    try (InputStream answer = client.open(ADDRESS);
        NewFile copy = NewFile.at(file)) {
      Contents contents = checked(copy.copied(answer));
      copy.keep();
      terminal.say("size  %d", contents.size());
      terminal.say("root  %s", contents.root().hex());
      terminal.say("Written to %s, %,d bytes.", file, Files.size(file));
      return 0;
    } catch (IOException failed) {
      throw new WrongUse(file + " could not be written: " + failed.getMessage());
    }
  }

  /** Reads the backup as it comes, so that a file which was cut off is never taken for one. */
  private Contents checked(InputStream copied) throws IOException {
    try (Backup backup = Backup.read(copied);
        Progress progress = Progress.of("Backing up", "events", terminal)) {
      backup.verify(position -> progress.at(position, backup.contents().size()));
      copied.transferTo(OutputStream.nullOutputStream());
      return backup.contents();
    }
  }
}
