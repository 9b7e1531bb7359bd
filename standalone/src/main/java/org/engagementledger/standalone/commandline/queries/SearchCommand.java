package org.engagementledger.standalone.commandline.queries;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.commandline.terminal.TargetOptions;
import org.engagementledger.standalone.commandline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Prints the engagements and attributes that hold some words. */
@Command(
    name = "search",
    description = {
      "Print the engagements and attributes of all dossiers that hold every word, in any form.",
      "Words in quotes stand together, teach* begins so, and OR and NOT stand between words:",
      "  ledger search geneva \"safe schools\" 'teach*'",
      "What depends on a date that is not exact has a question mark."
    })
public final class SearchCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private TargetOptions reach;

  @Parameters(paramLabel = "WORDS", arity = "1..*", description = "What to search for.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private List<String> words;

  @Option(names = "--kind", paramLabel = "KIND", description = "Such as letter, or attribute.")
  private @Nullable String kind;

  @Option(names = "--region", paramLabel = "REGION", description = "In a region.")
  private @Nullable String region;

  @Option(names = "--country", paramLabel = "COUNTRY", description = "In one dossier.")
  private @Nullable String country;

  @Option(names = "--instrument", paramLabel = "ID", description = "What names an instrument.")
  private @Nullable String instrument;

  @Option(names = "--from", paramLabel = "DATE", description = "What may have been then or later.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "DATE", description = "What may have been by then.")
  private @Nullable String to;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private AsOfOptions date;

  @Option(
      names = "--limit",
      paramLabel = "NUMBER",
      description = "How many, at most 100. Default: ${DEFAULT-VALUE}",
      defaultValue = "20")
  private int limit;

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}",
      defaultValue = "text")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Format format;

  public SearchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** How what is found is printed. */
  enum Format {
    /** To be read. */
    text,
    /** As the API gives it. */
    json
  }

  @Override
  public Integer call() {
    String path = asked().after("/api/search");
    return reach.ask(
        path,
        "application/json",
        answer -> {
          switch (format) {
            case json -> terminal.print(answer.body());
            case text -> print(answer);
          }
        });
  }

  private QueryString asked() {
    return new QueryString()
        .and("q", words.stream().map(SearchCommand::quoted).collect(Collectors.joining(" ")))
        .and("kind", kind)
        .and("region", region)
        .and("country", country)
        .and("instrument", instrument)
        .and("from", from)
        .and("to", to)
        .and("asOf", date.asOf)
        .and("knownAt", date.knownAt)
        .and("limit", String.valueOf(limit));
  }

  /** The shell has taken the quotes away. */
  private static String quoted(String words) {
    return words.contains(" ") && !words.contains("\"") ? '"' + words + '"' : words;
  }

  private void print(HttpResponse<byte[]> answer) {
    terminal.each(LedgerClient.json(answer), this::print, "Nothing was found.");
    if (LedgerClient.next(answer).isPresent()) {
      terminal.tell("There is more; --limit shows up to 100, other words find less.");
    }
  }

  private void print(JsonNode hit) {
    terminal.say(
        "%s  %s  %s  %s",
        hit.path("country").asString(""),
        when(hit),
        hit.path("kind").asString("").toLowerCase(Locale.ROOT).replace('_', ' '),
        shown(hit.path("title")));
    hit.path("snippets").forEach(snippet -> terminal.say("    %s", shown(snippet.path("pieces"))));
  }

  private static String when(JsonNode hit) {
    String lastDay = hit.path("lastDay").asString("");
    boolean certain = hit.path("certainty").asString("").equals("CERTAIN");
    return lastDay.isEmpty()
        ? AsOfOptions.shown(hit.path("date"), certain)
        : hit.path("date").asString("") + " to " + lastDay + (certain ? "" : "?");
  }

  /** In one line; what was found is in bold where a person looks on. */
  private String shown(JsonNode pieces) {
    StringBuilder line = new StringBuilder();
    for (JsonNode piece : pieces) {
      String text = piece.path("text").asString("").replaceAll("\\s+", " ");
      boolean bold = terminal.interactive() && piece.path("hit").asBoolean(false);
      line.append(bold ? "\u001b[1m" + text + "\u001b[0m" : text);
    }
    return line.toString();
  }
}
