package org.engagementledger.standalone.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.engagementledger.standalone.LedgerClient;
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
      "The same page again records nothing; a changed one records the difference, as amendments."
          + " See what would happen first:",
      "  ledger import kazakhstan.txt --dry-run",
      "  ledger import endorsers.csv --mapping endorsers.json --dry-run"
    })
final class ImportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Reach reach;

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

  ImportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (country != null && files.size() > 1) {
      throw new WrongUse("--country goes with one file; each page is of another country.");
    }
    List<byte[]> pages = files.stream().map(ImportCommand::read).toList();
    return reach.with(
        ledger -> {
          for (int i = 0; i < pages.size(); i++) {
            importPage(ledger.client(), files.get(i), pages.get(i));
          }
          return 0;
        });
  }

  private void importTable(LedgerClient client, Path file) {
    String said = mapping == null ? "" : new String(read(mapping), UTF_8);
    String query =
        "?dryRun=%s&open=%s&name=%s&reason=%s&mapping=%s"
            .formatted(dryRun, !noOpen, encoded(name(file)), encoded(reason), encoded(said));
    new TableAtTerminal(terminal).send(client, query, file);
  }

  private void importPage(LedgerClient client, Path file, byte[] page) {
    if (TableAtTerminal.isTable(file)) {
      importTable(client, file);
      return;
    }
    String query =
        "?dryRun=%s&country=%s&name=%s&reason=%s"
            .formatted(dryRun, encoded(code()), encoded(name(file)), encoded(reason));
    try {
      var answer = client.post("/api/imports" + query, "text/plain;charset=UTF-8", page);
      new ImportTable(terminal).print(LedgerClient.json(answer));
    } catch (LedgerClient.Refused refused) {
      throw new WrongUse(file + ": " + refused.getMessage());
    }
  }

  private String code() {
    return Optional.ofNullable(country).map(it -> CountryArgument.of(it).code()).orElse("");
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  private static byte[] read(Path file) {
    try {
      return TableAtTerminal.isTable(file) && Files.isReadable(file)
          ? new byte[0]
          : Files.readAllBytes(file);
    } catch (NoSuchFileException missing) {
      throw new WrongUse("There is no file " + file + ".");
    } catch (IOException unreadable) {
      throw new WrongUse(file + " cannot be read: " + unreadable.getMessage());
    }
  }
}
