package org.engagementledger.standalone.commandline.maintenance;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.commandline.terminal.TargetOptions;
import org.engagementledger.standalone.commandline.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows events that could not be shown, and has them tried again or left out. */
@Command(
    name = "dead-letters",
    description = {
      "Print the events that cannot be shown, each with its cause; what follows them in their"
          + " dossiers waits. Exit code 1 if there are any."
    })
public final class DeadLettersCommand implements Callable<Integer> {
  private static final String ADDRESS = "/api/dead-letters";
  private static final String JSON = "application/json";

  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private TargetOptions reach;

  public DeadLettersCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return reach.with(ledger -> print(ledger.client(), ledger.upToDate(ADDRESS)));
  }

  @Command(name = "retry", description = "Try again to show an event and what follows it.")
  int retry(
      @Mixin TargetOptions here,
      @Parameters(paramLabel = "ID", description = "The id of the event.") String event) {
    return here.with(ledger -> ask(ledger.client(), path(event, "retry"), Map.of()));
  }

  @Command(
      name = "discard",
      description = {
        "Leave an event out of everything that is shown, for good. It stays in the ledger, and the"
            + " audit says who discarded it and why."
      })
  int discard(
      @Mixin TargetOptions here,
      @Parameters(paramLabel = "ID", description = "The id of the event.") String event,
      @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
          String reason) {
    return here.with(
        ledger -> ask(ledger.client(), path(event, "discard"), Map.of("reason", reason)));
  }

  /** What is asked for is recorded; it is done once the answer includes that position. */
  private int ask(LedgerClient client, String path, Map<String, String> body) {
    HttpResponse<byte[]> answer = client.post(path, JSON, new JsonMapper().writeValueAsBytes(body));
    return print(client, answer.headers().firstValue("Location").orElse(ADDRESS));
  }

  private int print(LedgerClient client, String path) {
    JsonNode letters = client.whole(path);
    letters.forEach(this::print);
    if (letters.isEmpty()) {
      terminal.say("Every event is shown; none waits.");
    }
    return letters.isEmpty() ? 0 : 1;
  }

  private void print(JsonNode waiting) {
    JsonNode letter = waiting.path("letter");
    terminal.say(
        "%s  %s  position %d, %d waiting, tried %d times since %s",
        letter.path("event").asString(),
        letter.path("stream").asString(),
        letter.path("position").asLong(),
        waiting.path("waiting").asLong(),
        letter.path("attempts").asInt(),
        letter.path("since").asString());
    terminal.say("    %s", letter.path("cause").asString());
  }

  private static String path(String event, String what) {
    return ADDRESS + "/" + URLEncoder.encode(event, StandardCharsets.UTF_8) + "/" + what;
  }
}
