package org.engagementledger.command.imports.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.engagementledger.command.imports.ImportReport.Action;
import org.engagementledger.command.imports.rows.RowReport;
import org.engagementledger.countries.CountryCode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an import did, or would do, as JSON Lines, told while it goes on: first {@link Begin}, then
 * a {@link RowReport} for each row, dossier by dossier, at last {@link End}; between the rows,
 * while nothing else can be told, every few seconds that it waits.
 */
final class TableReportWriter {
  private static final long BETWEEN_FLUSHES = 250_000_000;
  private static final long LONG_SILENCE = 5_000_000_000L;

  /**
   * Before the first row.
   *
   * @param digest SHA-256 of the file, in hexadecimal
   * @param rows how many rows there are
   * @param unused columns that the mapping does not look at
   */
  record Begin(String file, String digest, boolean dryRun, long rows, List<String> unused) {}

  /**
   * After the last row.
   *
   * @param counts how many rows became what
   * @param events how many events were recorded, or would be
   * @param opened the dossiers that were opened, or would be
   * @param position up to which position the ledger holds them; 0 if nothing was recorded
   * @param stopped why the import ended before the last row; empty if it did not
   */
  record End(
      Map<Action, Long> counts,
      long events,
      List<CountryCode> opened,
      long position,
      String stopped) {}

  private final JsonMapper json;
  private final OutputStream out;
  private final Map<Action, Long> counts = new EnumMap<>(Action.class);
  private final TreeSet<CountryCode> opened = new TreeSet<>();
  private long events;
  private long position;
  private long flushed = System.nanoTime();
  private boolean broken;

  TableReportWriter(JsonMapper json, OutputStream out) {
    this.json = json;
    this.out = out;
  }

  synchronized void begin(Begin begin) {
    line(begin);
  }

  synchronized void row(RowReport row) {
    counts.merge(row.action(), 1L, Long::sum);
    line(row);
  }

  synchronized void recorded(long newPosition) {
    events++;
    position = Math.max(position, newPosition);
  }

  synchronized void opened(CountryCode country) {
    opened.add(country);
  }

  /** Nothing goes on; whoever reads is told, unless that was just done. */
  synchronized void waits() {
    if (System.nanoTime() - flushed > LONG_SILENCE) {
      line(Map.of("waiting", "The database does not answer; it is asked again."));
    }
  }

  /** Whether nobody reads any more what is told. */
  synchronized boolean isUnread() {
    return broken;
  }

  synchronized void end(String stopped) {
    line(new End(counts, events, List.copyOf(opened), position, stopped));
    flush();
  }

  private void line(Object line) {
    if (broken) {
      return;
    }
    try {
      out.write(json.writeValueAsBytes(line));
      out.write('\n');
    } catch (IOException gone) {
      broken = true;
    }
    if (System.nanoTime() - flushed > BETWEEN_FLUSHES) {
      flush();
    }
  }

  private void flush() {
    flushed = System.nanoTime();
    try {
      out.flush();
    } catch (IOException gone) {
      broken = true;
    }
  }
}
