package org.engagementledger.standalone.commandline.queries;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.engagementledger.countries.CountryNames;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.commandline.terminal.CommandLineError;
import org.engagementledger.standalone.commandline.terminal.TargetOptions;
import org.engagementledger.standalone.commandline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Prints who changed what, when and why. */
@Command(
    name = "audit",
    description = {
      "Print who changed what, when and why.",
      "As text the latest comes first; other forms are in the order of the log, and that such an"
          + " export was asked for is recorded. What no option asks for does not matter:",
      "  ledger audit --country KZ --from 2026-01 --format csv > changes.csv"
    })
public final class AuditCommand implements Callable<Integer> {
  private static final String PATH = "/api/audit";

  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private TargetOptions reach;

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
      names = "--effective-from",
      paramLabel = "DATE",
      description = "About what may have happened then or later.")
  private @Nullable String effectiveFrom;

  @Option(
      names = "--effective-to",
      paramLabel = "DATE",
      description = "About what may have happened then or earlier.")
  private @Nullable String effectiveTo;

  @Option(
      names = "--q",
      paramLabel = "WORDS",
      description = "With all these words in what was done, why, before or after.")
  private @Nullable String words;

  @Option(names = "--command", paramLabel = "NAME", description = "Of this command: AmendEntry.")
  private @Nullable String command;

  @Option(
      names = "--correlation",
      paramLabel = "ID",
      description = "That belong together, such as the events of one import.")
  private @Nullable String correlation;

  @Option(names = "--causation", paramLabel = "ID", description = "That this event led to.")
  private @Nullable String causation;

  @Option(names = "--about", paramLabel = "CC/ID", description = "On this entry.")
  private @Nullable String about;

  @Option(
      names = "--backdated",
      paramLabel = "DAYS",
      description = {
        "Print instead, as text and without other filters, what was recorded so many days after it",
        "happened, or more."
      })
  private @Nullable Integer backdated;

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}",
      defaultValue = "text")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Format format;

  public AuditCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** How the audit is printed. */
  enum Format {
    /** A paragraph for each event. */
    text,
    /** A line of values for each event, under a line of names (RFC 4180). */
    csv,
    /** A JSON object on a line for each event. */
    jsonl,
    /** The entries of the log, each a CloudEvents document on a line. */
    cloudevents
  }

  @Override
  public Integer call() {
    if (backdated != null) {
      requireAlone();
      String late = PATH + "/backdated?days=" + backdated;
      return reach.with(
          ledger ->
              printAll(
                  ledger,
                  ledger.upToDate(late),
                  this::printLate,
                  "Nothing was recorded that late."));
    }
    String path = asked().after(PATH);
    return reach.with(
        ledger ->
            format == Format.text
                ? printAll(ledger, ledger.upToDate(path), this::printText, "No event fits.")
                : export(
                    ledger, ledger.upToDate(asked().and("format", format.name()).after(PATH))));
  }

  /** What would be left out of account must not be thought to have been taken into it. */
  private void requireAlone() {
    if (format != Format.text || !asked().after("").isEmpty()) {
      throw new CommandLineError(
          "--backdated goes without other filters and only with --format text.");
    }
  }

  /** What is exported comes as it is read, and that it is asked for is recorded. */
  private int export(TargetOptions.TargetLedger ledger, String path) {
    try (InputStream answer = ledger.client().open(path)) {
      answer.transferTo(terminal.out());
      terminal.out().flush();
      return 0;
    } catch (IOException brokenOff) {
      throw new CommandLineError("The export broke off: " + brokenOff.getMessage());
    }
  }

  private int printAll(
      TargetOptions.TargetLedger ledger, String first, Consumer<JsonNode> print, String nothing) {
    Optional<String> page = Optional.of(first);
    boolean isEmpty = true;
    while (page.isPresent()) {
      HttpResponse<byte[]> answer = ledger.client().get(page.get(), "application/json");
      JsonNode events = LedgerClient.json(answer);
      events.forEach(print);
      isEmpty &= events.isEmpty();
      page = LedgerClient.next(answer);
    }
    if (isEmpty) {
      terminal.tell(nothing);
    }
    return 0;
  }

  private void printText(JsonNode event) {
    terminal.say(
        "%s  %s  %s", event.path("time").asString(), text(event, "actor"), text(event, "country"));
    terminal.say("    %s", text(event, "sentence"));
    if (!text(event, "reason").isEmpty()) {
      terminal.say("    Reason: %s", text(event, "reason"));
    }
  }

  private void printLate(JsonNode late) {
    printText(late.path("event"));
    JsonNode lag = late.path("lag");
    String least = lag.path("atLeast").asString("?");
    String most = lag.path("atMost").asString("?");
    terminal.say(
        "    Late by %s days%s",
        least.equals(most) ? least : least + " to " + most,
        late.path("imported").asBoolean() ? ", imported " + text(late, "file") : "");
  }

  private static String text(JsonNode event, String member) {
    return event.path(member).asString("");
  }

  private QueryString asked() {
    return new QueryString()
        .and("actor", actor)
        .and("country", country == null ? null : CountryNames.of(country).code())
        .and("type", type)
        .and("from", from)
        .and("to", to)
        .and("effectiveFrom", effectiveFrom)
        .and("effectiveTo", effectiveTo)
        .and("q", words)
        .and("command", command)
        .and("correlation", correlation)
        .and("causation", causation)
        .and("about", about);
  }
}
