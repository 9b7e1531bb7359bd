package org.engagementledger.standalone.commandline;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.engagementledger.standalone.LedgerClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Makes read models anew. */
@Command(
    name = "rebuild",
    description = {
      "Make what is shown anew from the log: beside what is in use, and in its place once it has"
          + " caught up. Nothing is lost by it, and nothing recorded changes."
    })
final class RebuildCommand implements Callable<Integer> {
  private static final String ADDRESS = "/api/rebuilds";
  private static final String JSON = "application/json";
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Reach reach;

  @Parameters(
      paramLabel = "PROJECTION",
      arity = "0..1",
      description = "Which read model; all of them if none is named.")
  private @Nullable String projection;

  RebuildCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return reach.with(ledger -> rebuild(ledger.client()));
  }

  private int rebuild(LedgerClient client) {
    String query =
        Optional.ofNullable(projection)
            .map(it -> "?model=" + URLEncoder.encode(it, StandardCharsets.UTF_8))
            .orElse("");
    client.post(ADDRESS + query, JSON, new byte[0]);
    try (Progress progress = Progress.of("Rebuilding", "events", terminal)) {
      return report(untilEnded(client, progress));
    }
  }

  private static JsonNode untilEnded(LedgerClient client, Progress progress) {
    JsonNode now = LedgerClient.json(client.get(ADDRESS, JSON));
    while (now.path("state").asString().equals("RUNNING")) {
      pause();
      now = LedgerClient.json(client.get(ADDRESS, JSON));
      progress.at(now.path("events").asLong(), now.path("total").asLong());
    }
    return now;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new WrongUse("Interrupted; what was in use before is still in use.");
    }
  }

  private int report(JsonNode ended) {
    if (!ended.path("state").asString().equals("DONE")) {
      throw new WrongUse("The rebuild failed; what was in use before is still in use.");
    }
    terminal.say(
        "Rebuilt %s from %d events.", names(ended.path("models")), ended.path("events").asLong());
    return 0;
  }

  private static String names(JsonNode models) {
    return String.join(", ", models.valueStream().map(JsonNode::asString).toList());
  }
}
