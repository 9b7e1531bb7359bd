package org.engagementledger.standalone.commandline.maintenance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.commandline.terminal.CommandLineError;
import org.engagementledger.standalone.commandline.terminal.TargetOptions;
import org.engagementledger.standalone.commandline.terminal.Terminal;
import org.engagementledger.standalone.commandline.terminal.TerminalProgress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Makes read models anew. */
@Command(
    name = "rebuild",
    description = {
      "Make what is shown anew from the log: beside what is in use, and in its place once it has"
          + " caught up. Nothing is lost by it, and nothing recorded changes. One that was stopped"
          + " or killed goes on where it was."
    })
public final class RebuildCommand implements Callable<Integer> {
  private static final String ADDRESS = "/api/rebuilds";
  private static final String JSON = "application/json";
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private TargetOptions reach;

  @Parameters(
      paramLabel = "PROJECTION",
      arity = "0..1",
      description = "Which read model; all of them if none is named.")
  private @Nullable String projection;

  @Option(
      names = "--stop",
      description = "Make the rebuild that a running server is at end; the next one goes on there.")
  private boolean stop;

  public RebuildCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return reach.with(ledger -> stop ? stop(ledger.client()) : rebuild(ledger.client()));
  }

  private int stop(LedgerClient client) {
    client.post(ADDRESS + "/stop", JSON, new byte[0]);
    terminal.say("It ends with the events that it is at.");
    return 0;
  }

  private int rebuild(LedgerClient client) {
    String query =
        Optional.ofNullable(projection)
            .map(it -> "?model=" + URLEncoder.encode(it, StandardCharsets.UTF_8))
            .orElse("");
    client.post(ADDRESS + query, JSON, new byte[0]);
    try (TerminalProgress progress = TerminalProgress.of("Rebuilding", "events", terminal)) {
      return report(untilEnded(client, progress));
    }
  }

  private JsonNode untilEnded(LedgerClient client, TerminalProgress progress) {
    boolean waited = false;
    JsonNode now = LedgerClient.json(client.get(ADDRESS, JSON));
    while (now.path("state").asString().equals("RUNNING")) {
      if (!waited && !note(now).isEmpty()) {
        terminal.tell("%s", note(now));
        waited = true;
      }
      pause();
      now = LedgerClient.json(client.get(ADDRESS, JSON));
      progress.at(now.path("events").asLong(), now.path("total").asLong());
    }
    return now;
  }

  private static String note(JsonNode rebuilding) {
    return rebuilding.path("note").asString("");
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandLineError("Interrupted; what was in use before is still in use.");
    }
  }

  private int report(JsonNode ended) {
    if (ended.path("state").asString().equals("STOPPED")) {
      throw new CommandLineError("The rebuild was stopped; the next one goes on where it was.");
    }
    if (!ended.path("state").asString().equals("DONE")) {
      throw new CommandLineError(
          "The rebuild failed; what was in use before is still in use. " + note(ended));
    }
    terminal.say(
        "Rebuilt %s from %d events.", names(ended.path("models")), ended.path("events").asLong());
    return compared(ended.path("comparison"));
  }

  /** What was in use before ought to have been the same. */
  private int compared(JsonNode comparison) {
    long different = comparison.path("different").asLong();
    terminal.say(
        "Compared %d documents with those in use before: %s.",
        comparison.path("compared").asLong(),
        different == 0 ? "all the same" : different + " were not what the ledger says");
    comparison.path("examples").forEach(it -> terminal.say("    %s", it.asString()));
    return different == 0 ? 0 : 1;
  }

  private static String names(JsonNode models) {
    return String.join(", ", models.valueStream().map(JsonNode::asString).toList());
  }
}
