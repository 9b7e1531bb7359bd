package org.engagementledger.standalone.commandline.queries;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.standalone.commandline.terminal.TargetOptions;
import org.engagementledger.standalone.commandline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Prints what was promised. */
@Command(
    name = "follow-ups",
    description = {
      "Print what was promised; what is due first comes first.",
      "With --format ics it prints a calendar:",
      "  ledger follow-ups --status overdue",
      "  ledger follow-ups --format ics > follow-ups.ics"
    })
public final class FollowUpsCommand implements Callable<Integer> {
  private static final String ALL = "all";

  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private TargetOptions reach;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "open, overdue, done, dropped, or all. Default: ${DEFAULT-VALUE}",
      defaultValue = "open")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String status;

  @Option(names = "--due", paramLabel = "DATE", description = "Those that may be due by then.")
  private @Nullable String due;

  @Option(names = "--country", paramLabel = "COUNTRY", description = "Those of one country.")
  private @Nullable String country;

  @Option(names = "--by", paramLabel = "WHO", description = "Those promised by someone.")
  private @Nullable String by;

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}",
      defaultValue = "text")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Format format;

  public FollowUpsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** How promises are printed. */
  enum Format {
    /** To be read. */
    text,
    /** As the API gives them. */
    json,
    /** As a calendar reads them. */
    ics
  }

  @Override
  public Integer call() {
    return switch (format) {
      case ics ->
          reach.ask(
              asked().after("/api/follow-ups.ics"), "*/*", answer -> terminal.print(answer.body()));
      case json ->
          reach.askWhole(
              asked().after("/api/follow-ups"),
              all -> terminal.print(all.toString().getBytes(StandardCharsets.UTF_8)));
      case text ->
          reach.askWhole(
              asked().after("/api/follow-ups"),
              all -> terminal.each(all, this::print, "Nothing that was promised fits."));
    };
  }

  private QueryString asked() {
    return new QueryString()
        .and("status", status.equals(ALL) ? null : status)
        .and("due", due)
        .and("country", country)
        .and("by", by);
  }

  private void print(JsonNode promise) {
    JsonNode followUp = promise.path("followUp");
    terminal.say(
        "%s  %-12s %-16s %s%s",
        promise.path("country").asString(""),
        due(followUp.path("due").asString("")),
        standing(promise),
        followUp.path("promise").asString(""),
        by(followUp.path("by").asString("")));
    String note = promise.path("end").path("note").asString("");
    if (!note.isBlank()) {
      terminal.say("    %s: %s", AsOfOptions.shown(promise.path("end").path("date"), true), note);
    }
  }

  private static String due(String date) {
    return date.equals(EdtfDate.UNKNOWN.text()) ? "no date" : date;
  }

  private static String by(String who) {
    return who.isEmpty() ? "" : " (" + who + ")";
  }

  private static String standing(JsonNode promise) {
    return switch (promise.path("overdue").asString("")) {
      case "CERTAIN" -> "overdue";
      case "POSSIBLE" -> "perhaps overdue";
      default -> promise.path("followUp").path("state").asString("").toLowerCase(Locale.ROOT);
    };
  }
}
