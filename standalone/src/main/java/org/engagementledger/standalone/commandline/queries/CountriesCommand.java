package org.engagementledger.standalone.commandline.queries;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dates.Today;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.commandline.terminal.TargetOptions;
import org.engagementledger.standalone.commandline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Prints where all countries stand, or stood. */
@Command(
    name = "countries",
    description = {
      "Print where all countries stand, or stood on another date, a line each.",
      "What depends on a date that is not exact has a question mark:",
      "  ledger countries --as-of 2018 --instrument safe-schools-declaration"
    })
public final class CountriesCommand implements Callable<Integer> {
  private static final String CERTAIN = "CERTAIN";
  private static final String NO_DATE = EdtfDate.UNKNOWN.text();

  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private TargetOptions reach;

  @Option(names = "--region", paramLabel = "REGION", description = "Those of a region.")
  private @Nullable String region;

  @Option(
      names = "--instrument",
      paramLabel = "ID",
      description = "Those that may have endorsed it, or have the --status.")
  private @Nullable String instrument;

  @Option(names = "--status", paramLabel = "STATUS", description = "Such as withdrawn.")
  private @Nullable String status;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private AsOfOptions date;

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}",
      defaultValue = "text")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Format format;

  public CountriesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** How countries are printed. */
  enum Format {
    /** A line for each. */
    text,
    /** As the API gives them. */
    json
  }

  @Override
  public Integer call() {
    String path = asked().after("/api/countries");
    return reach.ask(
        path,
        "application/json",
        answer -> {
          switch (format) {
            case json -> terminal.print(answer.body());
            case text ->
                terminal.each(LedgerClient.json(answer), this::printLine, "No country fits.");
          }
        });
  }

  /** Today is a day like any other. */
  private QueryString asked() {
    String today = Today.latest(Instant.now()).toString();
    return new QueryString()
        .and("region", region)
        .and("instrument", instrument)
        .and("status", status)
        .and("asOf", Objects.requireNonNullElse(date.asOf, today))
        .and("knownAt", date.knownAt);
  }

  private void printLine(JsonNode country) {
    String statuses =
        country.path("statuses").properties().stream()
            .map(CountriesCommand::standing)
            .collect(Collectors.joining("; "));
    terminal.say(
        "%s  %-28s %s",
        country.path("country").asString(""), country.path("name").asString(""), statuses);
  }

  private static String standing(Map.Entry<String, JsonNode> of) {
    JsonNode standing = of.getValue();
    String date = standing.path("date").asString("");
    return "%s: %s%s%s"
        .formatted(
            of.getKey(),
            standing.path("status").asString("").toLowerCase(Locale.ROOT).replace('_', ' '),
            date.equals(NO_DATE) ? "" : " (" + date + ")",
            standing.path("certainty").asString(CERTAIN).equals(CERTAIN) ? "" : "?");
  }
}
