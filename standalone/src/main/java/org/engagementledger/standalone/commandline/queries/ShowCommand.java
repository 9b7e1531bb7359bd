package org.engagementledger.standalone.commandline.queries;

import java.util.concurrent.Callable;
import org.engagementledger.countries.CountryNames;
import org.engagementledger.standalone.commandline.terminal.TargetOptions;
import org.engagementledger.standalone.commandline.terminal.Terminal;
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
public final class ShowCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private TargetOptions reach;

  @Parameters(paramLabel = "COUNTRY", description = "Its code or its name, such as KZ.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String country;

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}",
      defaultValue = "text")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Format format;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private AsOfOptions date;

  public ShowCommand(Terminal terminal) {
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
    String path = "/api/countries/" + CountryNames.of(country);
    String asked =
        new QueryString().and("asOf", date.asOf).and("knownAt", date.knownAt).after(path);
    return reach.ask(asked, format.mediaType, answer -> terminal.print(answer.body()));
  }
}
