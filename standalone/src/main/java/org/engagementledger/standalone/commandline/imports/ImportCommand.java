package org.engagementledger.standalone.commandline.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.engagementledger.countries.CountryNames;
import org.engagementledger.standalone.LedgerClient;
import org.engagementledger.standalone.commandline.terminal.CommandLineError;
import org.engagementledger.standalone.commandline.terminal.TargetOptions;
import org.engagementledger.standalone.commandline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads country pages and tables into dossiers. */
@Command(
    name = "import",
    description = {
      "Read into dossiers: pages of the tracker, one file for each country, or tables (.csv, .tsv,"
          + " .jsonl, .ndjson), whose rows say endorsements, engagements and more of many"
          + " countries.",
      "The same again records nothing; a changed one records the difference, as amendments. Of"
          + " several files, a bad one keeps nobody from the others. See what would happen first:",
      "  ledger import kazakhstan.txt --dry-run",
      "  ledger import endorsers.csv --mapping endorsers.json --dry-run"
    })
public final class ImportCommand implements Callable<Integer> {
  private static final int BAD_INPUT = 2;

  private final Terminal terminal;
  private final List<Path> failed = new ArrayList<>();

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private TargetOptions reach;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Page texts or tables, in UTF-8.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private List<Path> files;

  @Option(
      names = "--country",
      paramLabel = "CC",
      description = "Whose page it is, where the page's own heading does not say.")
  private @Nullable String country;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "Which columns of a table say what; docs/importing.md describes it.")
  private @Nullable Path mapping;

  @Option(
      names = "--no-open",
      description = "Of a table, refuse the rows of countries whose dossier is not open.")
  private boolean noOpen;

  @Option(
      names = "--publish-persons",
      description =
          "Leave what looks like a person open to readers; otherwise it is marked as internal.")
  private boolean publishPersons;

  @Option(
      names = "--dry-run",
      description = "Record nothing; print what would be recorded, and what is unclear.")
  private boolean dryRun;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why what is on the page differs from what was recorded.",
      defaultValue = "")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String reason;

  public ImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (country != null && files.size() > 1) {
      throw new CommandLineError("--country goes with one file; each page is of another country.");
    }
    Map<Path, byte[]> pages = new LinkedHashMap<>();
    files.forEach(file -> tryOn(file, () -> pages.put(file, read(file))));
    if (!pages.isEmpty()) {
      reach.withMade(ledger -> importAll(ledger.client(), pages));
    }
    if (failed.size() > 0 && files.size() > 1) {
      terminal.tell("%d of %d files failed: %s", failed.size(), files.size(), failed);
    }
    return failed.isEmpty() ? 0 : BAD_INPUT;
  }

  private int importAll(LedgerClient client, Map<Path, byte[]> pages) {
    pages.forEach((file, page) -> tryOn(file, () -> importPage(client, file, page)));
    return 0;
  }

  /** One bad file keeps nobody from the others. */
  private void tryOn(Path file, Runnable work) {
    try {
      work.run();
    } catch (CommandLineError | LedgerClient.RequestRefused wrong) {
      terminal.tell("ledger: %s: %s", file, String.valueOf(wrong.getMessage()));
      failed.add(file);
    }
  }

  private void importTable(LedgerClient client, Path file) {
    String query =
        "?dryRun=%s&open=%s&publishPersons=%s&name=%s&reason=%s&mapping=%s"
            .formatted(
                dryRun,
                !noOpen,
                publishPersons,
                encoded(name(file)),
                encoded(reason),
                encoded(said()));
    new TableImportPrinter(terminal).send(client, query, file);
  }

  private String said() {
    try {
      return mapping == null ? "" : Files.readString(mapping);
    } catch (IOException unreadable) {
      throw new CommandLineError("The mapping " + mapping + " cannot be read.");
    }
  }

  private void importPage(LedgerClient client, Path file, byte[] page) {
    if (TableImportPrinter.isTable(file)) {
      importTable(client, file);
      return;
    }
    String query =
        "?dryRun=%s&publishPersons=%s&country=%s&name=%s&reason=%s"
            .formatted(
                dryRun, publishPersons, encoded(code()), encoded(name(file)), encoded(reason));
    var answer = client.post("/api/imports" + query, "text/plain;charset=UTF-8", page);
    new ImportResultTable(terminal).print(LedgerClient.json(answer));
  }

  private String code() {
    return Optional.ofNullable(country).map(it -> CountryNames.of(it).code()).orElse("");
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  private static byte[] read(Path file) {
    try {
      return TableImportPrinter.isTable(file) && Files.isReadable(file)
          ? new byte[0]
          : Files.readAllBytes(file);
    } catch (NoSuchFileException missing) {
      throw new CommandLineError("there is no such file");
    } catch (IOException unreadable) {
      throw new CommandLineError("it cannot be read: " + unreadable.getMessage());
    }
  }
}
