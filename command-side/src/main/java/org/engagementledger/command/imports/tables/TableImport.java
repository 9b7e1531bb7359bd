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
import org.engagementledger.command.imports.tables.Table.RawRow;
import org.engagementledger.command.imports.tables.TableReport.Begin;
import org.engagementledger.events.Refusal;
import org.engagementledger.problems.Problem;
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

  private final TableRun.Tools tools;
  private final JsonMapper json;

  TableImport(TableRun.Tools tools, JsonMapper json) {
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
  void run(TableOrder order, InputStream bytes, Answer answer) throws IOException {
    try (Spool spool = Spool.create()) {
      Begin begin = read(order, bytes, spool);
      TableReport report = new TableReport(json, answer.open());
      report.begin(begin);
      report.end(new TableRun(order, begin.digest(), tools, spool, report).run());
    }
  }

  private Begin read(TableOrder order, InputStream bytes, Spool spool) throws IOException {
    DigestInputStream digested = new DigestInputStream(new Limited(bytes, MOST_BYTES), sha256());
    try (Table table = table(order, digested)) {
      List<String> columns = table.columns();
      Mapping mapping = order.isCsv() ? order.mapping().in(columns) : order.mapping();
      long rows = spool(table, new RowReader(mapping, json), spool);
      String digest = HexFormat.of().formatHex(digested.getMessageDigest().digest());
      List<String> unused = mapping.unused(columns);
      return new Begin(order.file(), digest, order.dryRun(), rows, unused);
    }
  }

  private Table table(TableOrder order, InputStream bytes) throws IOException {
    return order.isCsv()
        ? new CsvTable(Utf8.reader(bytes), order.mapping().separator())
        : new JsonLinesTable(Utf8.reader(bytes), json);
  }

  private long spool(Table table, RowReader reader, Spool spool) {
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

  private boolean keep(Reading reading, Spool spool) {
    switch (reading) {
      case Reading.Of said -> {
        Row row = said.row();
        String part = row.sort().isFact() ? row.country() : REFERENCES;
        spool.add(part, row.order(), json.writeValueAsBytes(row));
      }
      case Reading.SetAside it -> spool.add(SET_ASIDE, 0, json.writeValueAsBytes(it.report()));
      case Reading.Blank blank -> {
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
