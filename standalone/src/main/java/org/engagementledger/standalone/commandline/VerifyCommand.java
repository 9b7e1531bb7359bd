package org.engagementledger.standalone.commandline;

import java.util.concurrent.Callable;
import org.engagementledger.ledger.Verification;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks that the log is what was once recorded. */
@Command(
    name = "verify",
    description = {
      "Hash the whole log again and compare it with what is kept beside it.",
      "Prints how many events there are and the Merkle root over them. When something was altered,"
          + " it prints the first position where that shows, and the exit code is 1."
    })
final class VerifyCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private DataFolder data;

  @Option(
      names = "--mongodb-uri",
      paramLabel = "URI",
      description = "Verify the log on this MongoDB server, which may be in use meanwhile.")
  private @Nullable String mongodb;

  VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (mongodb == null) {
      data.requireThere();
    }
    try (Database database = Database.open(data, mongodb);
        Progress progress = Progress.of("Verifying", "events", terminal)) {
      return report(Verification.of(database.database(), progress::at));
    }
  }

  private int report(Verification found) {
    terminal.say("size  %d", found.size());
    terminal.say("root  %s", found.root().hex());
    found
        .finding()
        .ifPresentOrElse(
            it ->
                terminal.say("The first flaw is at position %d: %s", it.position(), it.sentence()),
            () -> terminal.say("Everything is as it was recorded."));
    return found.passed() ? 0 : 1;
  }
}
