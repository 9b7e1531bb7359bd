package org.engagementledger.standalone.commandline.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.commandline.terminal.CommandLineError;
import org.engagementledger.standalone.commandline.terminal.Terminal;
import org.engagementledger.standalone.commandline.terminal.TerminalProgress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports a table, and tells on the terminal what becomes of its rows. */
final class TableImportPrinter {
  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "csv", "text/csv",
          "tsv", "text/csv",
          "jsonl", "application/jsonl",
          "ndjson", "application/jsonl");

  /** What is told of each row, also where something is recorded. */
  private static final Set<String> TOLD = Set.of("REFUSED", "STAYS_RETRACTED", "MORE_EXACT");

  private static final String ROW = "%7s  %-15s %-2s  %-15s %-14s %-26s %s";
  private static final JsonMapper JSON = new JsonMapper();

  private final Terminal terminal;
  private long rows;
  private long done;
  private boolean dryRun;

  TableImportPrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Whether a file is a table, by its name. */
  static boolean isTable(Path file) {
    return MEDIA_TYPES.containsKey(ending(file));
  }

  /**
   * Imports a table.
   *
   * @throws CommandLineError if a row was refused, or if the import ended before the last row
   */
  void send(LedgerClient client, String query, Path file) {
    String type = MEDIA_TYPES.getOrDefault(ending(file), "text/csv");
    JsonNode end = JSON.createObjectNode();
    try (InputStream answer = client.send("/api/imports" + query, type, file);
        BufferedReader lines = new BufferedReader(new InputStreamReader(answer, UTF_8));
        TerminalProgress progress = TerminalProgress.of("Importing", "rows", terminal)) {
      String line = lines.readLine();
      while (line != null) {
        end = JSON.readTree(line);
        tell(end, progress);
        line = lines.readLine();
      }
    } catch (IOException broken) {
      throw brokenOff();
    }
    sumUp(end);
  }

  private void tell(JsonNode line, TerminalProgress progress) {
    if (line.has("row")) {
      done++;
      progress.at(done, rows);
      if (dryRun || TOLD.contains(text(line, "action"))) {
        tellRow(line);
      }
    } else if (line.has("rows")) {
      rows = line.path("rows").asLong();
      dryRun = line.path("dryRun").asBoolean();
      line.path("unused").forEach(it -> terminal.say("column not used: %s", it.asString()));
      terminal.say(ROW, "row", "happens", "", "what", "date", "kind or subject", "text");
    } else if (line.has("waiting")) {
      terminal.tell("%s", text(line, "waiting"));
    }
  }

  private void tellRow(JsonNode row) {
    String why = text(row, "why");
    String column = text(row, "column");
    String blame = column.isEmpty() ? why : "column " + column + ": " + why;
    terminal.say(
        ROW,
        row.path("row").asLong(),
        inWords(text(row, "action")),
        text(row, "country"),
        text(row, "what"),
        text(row, "date"),
        text(row, "kind"),
        blame.isEmpty() ? text(row, "text") : blame);
  }

  private CommandLineError brokenOff() {
    return new CommandLineError(
        "the answer broke off after %,d of %,d rows; run the import again to go on"
            .formatted(done, rows));
  }

  private void sumUp(JsonNode end) {
    if (!end.has("events")) {
      throw brokenOff();
    }
    String counts =
        end.path("counts")
            .propertyStream()
            .map(it -> it.getValue().asLong() + " " + inWords(it.getKey()))
            .collect(Collectors.joining(", "));
    terminal.say(
        "%s: %s. %s %s.",
        counted(done, "row"),
        counts,
        counted(end.path("events").asLong(), "event"),
        dryRun ? "would be recorded" : "recorded");
    String opened =
        end.path("opened").valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    if (!opened.isEmpty()) {
      terminal.say("Dossiers %s: %s.", dryRun ? "that would be opened" : "opened", opened);
    }
    requireComplete(end);
  }

  private static void requireComplete(JsonNode end) {
    if (!text(end, "stopped").isEmpty()) {
      throw new CommandLineError("it stopped: " + text(end, "stopped") + " Run it again to go on.");
    }
    long refused = end.path("counts").path("REFUSED").asLong();
    if (refused > 0) {
      throw new CommandLineError(
          "%s refused; the others were not touched by that"
              .formatted(counted(refused, "row") + (refused == 1 ? " was" : " were")));
    }
  }

  private static String inWords(String action) {
    return action.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String counted(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asString("");
  }
}
