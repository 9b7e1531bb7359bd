package org.engagementledger.standalone.commandline.maintenance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import org.engagementledger.ledger.backup.BackupReader;
import org.engagementledger.ledger.backup.BackupReader.Contents;
import org.engagementledger.ledger.backup.Restore;
import org.engagementledger.ledger.verify.Verification;
import org.engagementledger.standalone.LocalActor;
import org.engagementledger.standalone.commandline.terminal.CommandLineError;
import org.engagementledger.standalone.commandline.terminal.DataFolderOption;
import org.engagementledger.standalone.commandline.terminal.MongoServerOption;
import org.engagementledger.standalone.commandline.terminal.Terminal;
import org.engagementledger.standalone.commandline.terminal.TerminalProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts the log of a backup where there is none. */
@Command(
    name = "restore",
    description = {
      "Put a backup into a new data folder, or an empty database: the same events at the same"
          + " positions, under the same root.",
      "The file is read to its end before anything is written; cut off, the same command goes on"
          + " where it was."
    })
public final class RestoreCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private DataFolderOption data;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private MongoServerOption mongodb;

  @Parameters(
      paramLabel = "FILE",
      description = "A file that ledger backup wrote; - is the standard input.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path file;

  public RestoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (Files.isDirectory(file)) {
      throw new CommandLineError(file + " is a folder. Name a file that ledger backup wrote.");
    }
    if (!file.equals(BackupCommand.STANDARD)) {
      return restore(() -> Files.newInputStream(file));
    }
    try (RereadableInput input = RereadableInput.of(terminal.in())) {
      return restore(input::fromBeginning);
    } catch (IOException unreadable) {
      throw new CommandLineError("The standard input cannot be read: " + unreadable.getMessage());
    }
  }

  private int restore(Source source) {
    Contents contents = read(source, "Checking", BackupReader::verify);
    try (OpenedDatabase database = OpenedDatabase.open(data, mongodb.uri())) {
      Restore restore = Restore.into(database.database(), contents);
      read(source, "Restoring", restore::insert);
      return report(verified(restore, contents));
    }
  }

  /** Where the backup is read from, each time from its beginning. */
  private interface Source {
    InputStream open() throws IOException;
  }

  private Contents read(Source source, String task, BiConsumer<BackupReader, LongConsumer> work) {
    try (InputStream in = source.open();
        BackupReader backup = BackupReader.read(in);
        TerminalProgress progress = TerminalProgress.of(task, "events", terminal)) {
      Contents contents = backup.contents();
      work.accept(backup, position -> progress.at(position, contents.size()));
      return contents;
    } catch (NoSuchFileException missing) {
      throw new CommandLineError("There is no file " + file + ".");
    } catch (IOException unreadable) {
      throw new CommandLineError(file + " cannot be read: " + unreadable.getMessage());
    }
  }

  private Verification verified(Restore restore, Contents contents) {
    try (TerminalProgress progress = TerminalProgress.of("Verifying", "events", terminal)) {
      return restore.finish(
          LocalActor.ofThisSystem().name(), position -> progress.at(position, contents.size()));
    }
  }

  private int report(Verification restored) {
    terminal.say("size  %d", restored.size());
    terminal.say("root  %s", restored.root().hex());
    terminal.say("Restored. The next start makes anew from it what is shown.");
    terminal.say("Accounts are in no backup: where there are none, ledger serve makes the first.");
    return 0;
  }
}
