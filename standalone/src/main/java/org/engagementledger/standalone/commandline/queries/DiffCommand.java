package org.engagementledger.standalone.commandline.queries;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.engagementledger.countries.CountryNames;
import org.engagementledger.standalone.commandline.terminal.CommandLineError;
import org.engagementledger.standalone.commandline.terminal.TargetOptions;
import org.engagementledger.standalone.commandline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what changed in a dossier between two dates. */
@Command(
    name = "diff",
    description = {
      "Print what changed in a dossier between two dates, and who recorded it.",
      "Without a country, what changed in all dossiers, or in those of a region, or with regard to"
          + " an instrument. Without dates, the year until today:",
      "  ledger diff KZ --from 2018 --to 2019-07-09",
      "  ledger diff --region Asia --instrument safe-schools-declaration --from 2015 --to 2020",
      "  ledger diff KZ --by recorded --from 2026-07-01T12:00:00Z --to 2026-07-31"
    })
public final class DiffCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private TargetOptions reach;

  @Parameters(
      arity = "0..1",
      paramLabel = "COUNTRY",
      description = "Its code or its name, such as KZ.")
  private @Nullable String country;

  @Option(names = "--region", paramLabel = "REGION", description = "In the dossiers of a region.")
  private @Nullable String region;

  @Option(names = "--instrument", paramLabel = "ID", description = "In where states stand on it.")
  private @Nullable String instrument;

  @Option(names = "--from", paramLabel = "DATE", description = "The first date, at its end.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "DATE", description = "The second date, at its end.")
  private @Nullable String to;

  @Option(
      names = "--by",
      description =
          "By when it happened, or by when it was recorded: ${COMPLETION-CANDIDATES}."
              + " Default: ${DEFAULT-VALUE}",
      defaultValue = "effective")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private By by;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private AsOfOptions date;

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}",
      defaultValue = "text")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Format format;

  public DiffCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** By which of the two times. */
  enum By {
    /** By when it happened. */
    effective,
    /** By when it was recorded. */
    recorded
  }

  /** How changes are printed. */
  enum Format {
    /** To be read. */
    text("text/plain"),
    /** For programs. */
    json("application/json");

    private final String mediaType;

    Format(String mediaType) {
      this.mediaType = mediaType;
    }
  }

  @Override
  public Integer call() {
    String path = asked().after(path());
    return format == Format.text
        ? reach.ask(path, format.mediaType, answer -> terminal.print(answer.body()))
        : reach.askWhole(
            path, all -> terminal.print(all.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private String path() {
    if (country == null) {
      return "/api/changes";
    }
    if (region != null || instrument != null) {
      throw new CommandLineError("A country goes without --region and --instrument.");
    }
    return "/api/countries/%s/changes".formatted(CountryNames.of(country));
  }

  private QueryString asked() {
    return new QueryString()
        .and("from", from)
        .and("to", to)
        .and("by", by.name())
        .and("asOf", date.asOf)
        .and("knownAt", date.knownAt)
        .and("region", region)
        .and("instrument", instrument);
  }
}
