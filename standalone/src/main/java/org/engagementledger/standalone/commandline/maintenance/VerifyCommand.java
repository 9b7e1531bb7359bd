package org.engagementledger.standalone.commandline.maintenance;

import com.mongodb.MongoException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.engagementledger.embedded.files.DataFolderProblem;
import org.engagementledger.query.operations.ClosedLedger;
import org.engagementledger.query.operations.ReadModelScope;
import org.engagementledger.query.operations.VerificationReport;
import org.engagementledger.query.operations.VerificationReport.ReportedFlaw;
import org.engagementledger.query.readmodels.verification.ReadModelVerification;
import org.engagementledger.standalone.ServerSettings;
import org.engagementledger.standalone.commandline.terminal.CommandLineError;
import org.engagementledger.standalone.commandline.terminal.MongoServerOption;
import org.engagementledger.standalone.commandline.terminal.TargetOptions;
import org.engagementledger.standalone.commandline.terminal.Terminal;
import org.engagementledger.standalone.commandline.terminal.TerminalProgress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks that the log is what was once recorded, and that what is shown follows from it. */
@Command(
    name = "verify",
    description = {
      "Hash the whole log again and compare it with what is kept beside it; then make what is shown"
          + " again from the log, in memory, and compare each document of the read models.",
      "Prints how many events there are and the Merkle root over them. When something was altered,"
          + " it prints the first position where that shows, or which documents differ, and the"
          + " exit code is 1. Nothing is recorded by it, and no ledger made where there is none."
    })
public final class VerifyCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private TargetOptions reach;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private MongoServerOption mongodb;

  @Option(
      names = "--read-models",
      negatable = true,
      description = {
        "Compare the read models however long it takes, or not at all. Default: compare them,"
            + " unless it takes longer than a minute."
      })
  private @Nullable Boolean readModels;

  public VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (reach.isServer() && mongodb.isNamed()) {
      throw new CommandLineError(
          "--server goes without --mongodb-uri; name the one that is to be asked.");
    }
    return reach.isServer() ? askServer() : open();
  }

  private int askServer() {
    String query = "?readModels=" + scope().parameter();
    return reach.with(
        ledger -> {
          try (TerminalProgress progress = TerminalProgress.of("Verifying", "events", terminal)) {
            return report(
                "Everything", new VerificationPrinter(ledger.client()).ended(query, progress::at));
          }
        });
  }

  private int open() {
    if (mongodb.uri() == null) {
      reach.data().requireLedger();
    }
    try (OpenedDatabase database = OpenedDatabase.open(reach.data(), mongodb.uri())) {
      if (!ClosedLedger.isIn(database.database())) {
        throw new CommandLineError("There is no ledger in %s.".formatted(database.name()));
      }
      List<String> passedOver = database.passedOver();
      passedOver.forEach(left -> terminal.say("%s.", left));
      return report(
          passedOver.isEmpty() ? "Everything" : "Everything that is left", verified(database));
    } catch (DataFolderProblem | MongoException failed) {
      return reportDamage(failed);
    }
  }

  /** A store that cannot be read is an answer, and it is no. */
  private int reportDamage(RuntimeException failed) {
    terminal.say("The storage is damaged: %s", DamagedFolderMessages.sentence(failed));
    return 1;
  }

  private VerificationReport verified(OpenedDatabase database) {
    try (TerminalProgress progress = TerminalProgress.of("Verifying", "events", terminal);
        ClosedLedger ledger = ClosedLedger.in(database.client(), database.database(), index())) {
      LongConsumer position = progress::at;
      return ledger.verifier().verify(scope(), position);
    }
  }

  /** Beside the embedded server it is in the data folder. */
  private Optional<Path> index() {
    return mongodb.uri() == null
        ? Optional.of(ServerSettings.index(reach.data().path))
        : Optional.empty();
  }

  private ReadModelScope scope() {
    if (readModels == null) {
      return ReadModelScope.SHORT;
    }
    return readModels ? ReadModelScope.ALL : ReadModelScope.NONE;
  }

  private int report(String all, VerificationReport found) {
    terminal.say("size  %d", found.size());
    terminal.say("root  %s", found.root());
    for (ReportedFlaw flaw : found.findings()) {
      terminal.say("The first flaw is at position %d: %s", flaw.position(), flaw.sentence());
    }
    if (found.findings().isEmpty()) {
      terminal.say("%s is as it was recorded.", found.passed() ? all : "The log");
    }
    report(found.readModels());
    if (!found.storage().isEmpty()) {
      terminal.say("The storage is damaged: %s", found.storage());
    }
    return found.passed() ? 0 : 1;
  }

  private void report(ReadModelVerification found) {
    if (found.compared() > 0) {
      terminal.say(
          "Compared %d documents of the read models with a replay of the log: %s.",
          found.compared(),
          found.different() == 0 ? "all the same" : found.different() + " are not what it says");
    }
    found.findings().forEach(it -> terminal.say("    %s", it));
    if (found.different() > found.findings().size()) {
      terminal.say("    and %d more", found.different() - found.findings().size());
    }
    if (found.different() > 0) {
      terminal.say("'ledger rebuild' makes the read models anew from the log.");
    }
    List<String> notes = found.notes();
    notes.forEach(it -> terminal.say("%s", it));
  }
}
