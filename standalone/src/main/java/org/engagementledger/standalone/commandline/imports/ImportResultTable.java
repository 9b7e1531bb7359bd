package org.engagementledger.standalone.commandline.imports;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.engagementledger.standalone.commandline.terminal.Terminal;
import tools.jackson.databind.JsonNode;

/** Prints what an import did, or would do. */
final class ImportResultTable {
  private static final int TEXT_WIDTH = 60;
  private static final Map<String, String> PERSONS =
      Map.of("INTERNAL", "internal", "PERSON", "open to readers");
  private static final String ROW = "%5s  %-10s %-15s %-14s %-26s %s";

  private final Terminal terminal;

  ImportResultTable(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(JsonNode report) {
    boolean dryRun = report.path("dryRun").asBoolean();
    if (dryRun) {
      terminal.say(ROW, "line", "happens", "what", "date", "kind or subject", "text");
      report.path("rows").forEach(this::printRow);
      report.path("suggestions").forEach(this::printSuggestion);
    } else {
      report
          .path("suggestions")
          .valueStream()
          .filter(ImportResultTable::isPerson)
          .forEach(this::printPerson);
    }
    report.path("remarks").forEach(this::printRemark);
    terminal.say("%s", summary(report, dryRun));
  }

  private void printRow(JsonNode row) {
    int line = row.path("line").asInt();
    terminal.say(
        ROW,
        line == 0 ? "" : line,
        text(row, "action").toLowerCase(Locale.ROOT),
        text(row, "what"),
        text(row, "date"),
        text(row, "kind"),
        shortened(text(row, "text")));
  }

  private void printRemark(JsonNode remark) {
    terminal.say("line %s: %s", remark.path("line").asInt(), text(remark, "sentence"));
  }

  private static boolean isPerson(JsonNode it) {
    return PERSONS.containsKey(text(it, "what"));
  }

  private void printPerson(JsonNode it) {
    terminal.say(
        "line %d: %s: %s",
        it.path("line").asInt(), PERSONS.getOrDefault(text(it, "what"), ""), text(it, "words"));
  }

  private void printSuggestion(JsonNode it) {
    if (isPerson(it)) {
      printPerson(it);
      return;
    }
    terminal.say(
        "line %d suggests %s: %s",
        it.path("line").asInt(),
        text(it, "what").toLowerCase(Locale.ROOT).replace('_', ' '),
        text(it, "words"));
  }

  private static String summary(JsonNode report, boolean dryRun) {
    String rows =
        report
            .path("rows")
            .valueStream()
            .collect(
                Collectors.groupingBy(
                    row -> text(row, "action").toLowerCase(Locale.ROOT), Collectors.counting()))
            .entrySet()
            .stream()
            .map(it -> it.getValue() + " " + it.getKey())
            .sorted()
            .collect(Collectors.joining(", "));
    return "%s, %s: %s. %d events %s."
        .formatted(
            text(report, "file"),
            text(report, "country"),
            rows,
            report.path("events").asInt(),
            dryRun ? "would be recorded" : "recorded");
  }

  private static String shortened(String text) {
    return text.length() <= TEXT_WIDTH ? text : text.substring(0, TEXT_WIDTH - 1) + "…";
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asString("");
  }
}
