package org.engagementledger.command.imports.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.engagementledger.command.imports.formats.CsvTableReader;
import org.engagementledger.command.imports.formats.JsonLinesTableReader;
import org.engagementledger.command.imports.formats.TableReader;
import org.engagementledger.command.imports.formats.TableReader.RawRow;
import org.engagementledger.command.imports.formats.Utf8Reader;
import org.engagementledger.command.imports.rows.RowParseResult;
import org.engagementledger.command.imports.rows.RowReader;
import org.engagementledger.command.imports.rows.TableMapping;
import org.engagementledger.command.imports.rows.TableRow;
import org.engagementledger.command.imports.tables.TableReportWriter.Begin;
import org.engagementledger.problems.Problem;
import org.engagementledger.text.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports tables. The same table again records nothing, a changed one only what differs, and an
 * import that was cut off is finished by running it again. A row that is refused stops no other.
 *
 * <p>The rows are read to the end first, so that a file that cannot be read records nothing, and
 * put beside those of the same dossier. Then many dossiers are recorded at once, each in the order
 * in which things happened.
 */
@Component
final class TableImport {
  static final String REFERENCES = "references";
  static final String SET_ASIDE = "set aside";
  private static final long MOST_BYTES = 4L << 30;

  private final TableImportJob.Tools tools;
  private final JsonMapper json;

  TableImport(TableImportJob.Tools tools, JsonMapper json) {
    this.tools = tools;
    this.json = json;
  }

  /** Where the report goes; asked for once the table is read. */
  interface Answer {
    /** The stream to write to. */
    OutputStream open() throws IOException;
  }

  /**
   * Imports a table.
   *
   * @throws Refusal if it cannot be read; then nothing is recorded and nothing reported
   */
  void run(TableImportRequest order, InputStream bytes, Answer answer) throws IOException {
    try (RowSpool spool = RowSpool.create()) {
      Begin begin = read(order, bytes, spool);
      TableReportWriter report = new TableReportWriter(json, answer.open());
      report.begin(begin);
      report.end(new TableImportJob(order, begin.digest(), tools, spool, report).run());
    }
  }

  private Begin read(TableImportRequest order, InputStream bytes, RowSpool spool)
      throws IOException {
    DigestInputStream digested =
        new DigestInputStream(new SizeLimitedInputStream(bytes, MOST_BYTES), sha256());
    try (TableReader table = table(order, digested)) {
      List<String> columns = table.columns();
      TableMapping mapping = order.isCsv() ? order.mapping().in(columns) : order.mapping();
      long rows = spool(table, new RowReader(mapping, json), spool);
      String digest = HexFormat.of().formatHex(digested.getMessageDigest().digest());
      List<String> unused = mapping.unused(columns);
      return new Begin(order.file(), digest, order.dryRun(), rows, unused);
    }
  }

  private TableReader table(TableImportRequest order, InputStream bytes) throws IOException {
    return order.isCsv()
        ? new CsvTableReader(Utf8Reader.reader(bytes), order.mapping().separator())
        : new JsonLinesTableReader(Utf8Reader.reader(bytes), json);
  }

  private long spool(TableReader table, RowReader reader, RowSpool spool) {
    long rows = 0;
    Optional<RawRow> raw = table.next();
    while (raw.isPresent()) {
      rows += keep(reader.read(raw.get()), spool) ? 1 : 0;
      raw = table.next();
    }
    if (rows == 0) {
      throw new Refusal("the file has no rows").at("/file");
    }
    spool.complete();
    return rows;
  }

  private boolean keep(RowParseResult reading, RowSpool spool) {
    switch (reading) {
      case RowParseResult.ParsedRow said -> {
        TableRow row = said.row();
        String part = row.sort().isFact() ? row.country() : REFERENCES;
        spool.add(part, row.order(), json.writeValueAsBytes(row));
      }
      case RowParseResult.SkippedRow it ->
          spool.add(SET_ASIDE, 0, json.writeValueAsBytes(it.report()));
      case RowParseResult.BlankRow blank -> {
        return false;
      }
    }
    return true;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static Problem tooLarge() {
    return new Problem(
        HttpStatus.CONTENT_TOO_LARGE, "too-large", "A table of more than 4 GiB is not read.");
  }
}
