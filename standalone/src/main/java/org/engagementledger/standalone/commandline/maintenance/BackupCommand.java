package org.engagementledger.standalone.commandline.maintenance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.engagementledger.ledger.backup.BackupCutOff;
import org.engagementledger.ledger.backup.BackupReader;
import org.engagementledger.ledger.backup.BackupReader.Contents;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.commandline.terminal.CommandLineError;
import org.engagementledger.standalone.commandline.terminal.TargetOptions;
import org.engagementledger.standalone.commandline.terminal.Terminal;
import org.engagementledger.standalone.commandline.terminal.TerminalProgress;
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
public final class BackupCommand implements Callable<Integer> {
  private static final String ADDRESS = "/api/backup";

  /** In place of a file: the standard output here, the standard input for a restore. */
  static final Path STANDARD = Path.of("-");

  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private TargetOptions reach;

  @Parameters(
      paramLabel = "FILE",
      description = {
        "The file to write, such as ledger-2026-05-01.gz; it must not be there yet.",
        "- is the standard output, to be encrypted by another program."
      })
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path file;

  public BackupCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (Files.exists(file) && !isStandardOutput()) {
      throw new CommandLineError(file + " is there already; name a new file.");
    }
    if (isStandardOutput() && terminal.interactive()) {
      throw new CommandLineError("A backup is nothing to look at; send it to a file or a program.");
    }
    return reach.with(ledger -> backup(ledger.client()));
  }

  private boolean isStandardOutput() {
    return file.equals(STANDARD);
  }

  private int backup(LedgerClient client) {
    try (InputStream answer = client.open(ADDRESS)) {
      if (isStandardOutput()) {
        toStandardOutput(answer);
      } else {
        toFile(answer);
      }
      return 0;
    } catch (IOException | CopyingInputStream.CopyFailed failed) {
      throw new CommandLineError(file + " could not be written: " + failed.getMessage());
    }
  }

  private void toFile(InputStream answer) throws IOException {
    try (AtomicFile copy = AtomicFile.at(file)) {
      Contents contents = checked(new CopyingInputStream(answer, copy.output()));
      copy.keep();
      terminal.say("size  %d", contents.size());
      terminal.say("root  %s", contents.root().hex());
      terminal.say("Written to %s, %,d bytes.", file, Files.size(file));
    }
  }

  /** Size and root go where the backup does not. */
  private void toStandardOutput(InputStream answer) throws IOException {
    Contents contents = checked(new CopyingInputStream(answer, terminal.out()));
    terminal.out().flush();
    if (terminal.out().checkError()) {
      throw new IOException("nobody reads it to its end");
    }
    terminal.tell("size  %d", contents.size());
    terminal.tell("root  %s", contents.root().hex());
  }

  /** Reads the backup as it comes, so that a file which was cut off is never taken for one. */
  private Contents checked(InputStream copied) throws IOException {
    AtomicLong done = new AtomicLong();
    AtomicLong total = new AtomicLong();
    try (BackupReader backup = BackupReader.read(copied);
        TerminalProgress progress = TerminalProgress.of("Backing up", "events", terminal)) {
      total.set(backup.contents().size());
      backup.verify(
          position -> {
            done.set(position);
            progress.at(position, total.get());
          });
      return backup.contents();
    } catch (BackupCutOff brokenOff) {
      throw new CommandLineError(
          ("The backup broke off after %,d of %,d events. The server has ended, or the connection"
                  + " to it; take the backup again.")
              .formatted(done.get(), total.get()));
    }
  }
}
