package org.engagementledger.standalone.commandline;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a dossier. */
@Command(
    name = "show",
    description = {
      "Print a dossier.",
      "With --format page it prints exactly the bytes that import reads, and nothing else:",
      "  ledger show KZ --format page > kazakhstan.txt"
    })
final class ShowCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Reach reach;

  @Parameters(paramLabel = "COUNTRY", description = "Two letters of ISO 3166, such as KZ.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String country;

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}",
      defaultValue = "text")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Format format;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "As it was at the end of 2018, 2018-07 or 2018-07-09. Default: today.")
  private @Nullable String asOf;

  @Option(
      names = "--known-at",
      paramLabel = "TIME",
      description = "By what had been recorded until then: a date, or a time in UTC. Default: now.")
  private @Nullable String knownAt;

  ShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** How a dossier is printed. */
  enum Format {
    /** To be read. */
    text("text/markdown"),
    /** For programs. */
    json("application/json"),
    /** As import reads it. */
    page("text/plain");

    private final String mediaType;

    Format(String mediaType) {
      this.mediaType = mediaType;
    }
  }

  @Override
  public Integer call() {
    String path = "/api/countries/" + CountryArgument.of(country);
    String asked = new QueryString().and("asOf", asOf).and("knownAt", knownAt).after(path);
    return reach.with(
        ledger -> {
          terminal.print(ledger.client().get(ledger.upToDate(asked), format.mediaType).body());
          return 0;
        });
  }
}
