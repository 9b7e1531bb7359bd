package org.engagementledger.standalone.commandline;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.standalone.LedgerClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Prints who changed what, when and why. */
@Command(
    name = "audit",
    description = {
      "Print who changed what, when and why, the latest first.",
      "What is not asked for by an option does not matter:",
      "  ledger audit --country KZ --from 2026-01 --format csv > changes.csv"
    })
final class AuditCommand implements Callable<Integer> {
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>;\\s*rel=\"?next\"?");
  private static final List<String> COLUMNS =
      List.of(
          "position",
          "time",
          "actor",
          "recordedFor",
          "type",
          "country",
          "sentence",
          "reason",
          "id");

  private static final Collector<CharSequence, ?, String> COMMAS = Collectors.joining(",");

  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Reach reach;

  @Option(names = "--actor", paramLabel = "NAME", description = "Recorded by this account.")
  private @Nullable String actor;

  @Option(names = "--country", paramLabel = "CC", description = "On this country's dossier.")
  private @Nullable String country;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Events of this type, such as entry-amended.")
  private @Nullable String type;

  @Option(names = "--from", paramLabel = "DATE", description = "Recorded then or later (UTC).")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "DATE", description = "Recorded then or earlier (UTC).")
  private @Nullable String to;

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}",
      defaultValue = "text")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Format format;

  AuditCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** How the audit is printed. */
  enum Format {
    /** A paragraph for each event. */
    text,
    /** A line of values for each event, under a line of names (RFC 4180). */
    csv,
    /** A JSON object on a line for each event. */
    jsonl
  }

  @Override
  public Integer call() {
    String path = asked().after("/api/audit");
    return reach.with(ledger -> printAll(ledger, ledger.upToDate(path)));
  }

  private int printAll(Reach.Ledger ledger, String first) {
    if (format == Format.csv) {
      terminal.say("%s", String.join(",", COLUMNS));
    }
    Optional<String> page = Optional.of(first);
    while (page.isPresent()) {
      HttpResponse<byte[]> answer = ledger.client().get(page.get(), "application/json");
      LedgerClient.json(answer).forEach(this::print);
      page = next(answer.headers().allValues("Link"));
    }
    return 0;
  }

  private void print(JsonNode event) {
    switch (format) {
      case text -> printText(event);
      case csv -> terminal.say("%s", values(event).map(AuditCommand::quoted).collect(COMMAS));
      case jsonl -> terminal.say("%s", event);
    }
  }

  private void printText(JsonNode event) {
    terminal.say(
        "%s  %s  %s", event.path("time").asString(), text(event, "actor"), text(event, "country"));
    terminal.say("    %s", text(event, "sentence"));
    if (!text(event, "reason").isEmpty()) {
      terminal.say("    Reason: %s", text(event, "reason"));
    }
  }

  private static Stream<String> values(JsonNode event) {
    return COLUMNS.stream().map(column -> text(event, column));
  }

  private static String text(JsonNode event, String member) {
    return event.path(member).asString("");
  }

  private static String quoted(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
  }

  private static Optional<String> next(List<String> links) {
    return links.stream()
        .flatMap(link -> NEXT.matcher(link).results())
        .map((MatchResult match) -> match.group(1))
        .findFirst();
  }

  private QueryString asked() {
    return new QueryString()
        .and("actor", actor)
        .and("country", country == null ? null : CountryArgument.of(country).code())
        .and("type", type)
        .and("from", from)
        .and("to", to);
  }
}
