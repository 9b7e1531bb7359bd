package org.engagementledger.query.audit.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.query.audit.projection.AuditDocument;
import org.engagementledger.query.audit.projection.AuditEntry;
import org.engagementledger.query.readmodels.ReadModelDocument;
import org.engagementledger.query.wording.FactDescriptions;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Writes what goes out of the audit, in one of its forms. */
final class AuditExportWriter {
  /** How far apart events are read as cheaply together as one by one. */
  private static final int CLOSE = 50;

  private final AuditFormat format;
  private final FactDescriptions words;
  private final JsonMapper json;
  private final Ledger ledger;
  private final OutputStream out;
  private long written;

  AuditExportWriter(
      AuditFormat format,
      FactDescriptions words,
      JsonMapper json,
      Ledger ledger,
      OutputStream out) {
    this.format = format;
    this.words = words;
    this.json = json;
    this.ledger = ledger;
    this.out = out;
  }

  void begin() throws IOException {
    switch (format) {
      case CSV -> print(AuditCsv.header());
      case CSV_EXCEL -> print("\uFEFF" + AuditCsv.header());
      case CLOUD_EVENTS_BATCH -> print("[");
      case JSON_LINES, CLOUD_EVENTS -> {}
    }
    out.flush();
  }

  void entries(List<ReadModelDocument> part) throws IOException {
    for (ReadModelDocument page : part) {
      AuditEntry entry = read(page);
      print(
          format == AuditFormat.JSON_LINES
              ? json.writeValueAsString(entry) + "\n"
              : AuditCsv.line(entry));
      written++;
    }
    out.flush();
  }

  /** What cannot be read cuts the answer off; said behind what was sent, it would seem whole. */
  private AuditEntry read(ReadModelDocument page) {
    try {
      return json.readValue(page.json(), AuditDocument.class).read(words);
    } catch (JacksonException unreadable) {
      throw new IllegalStateException("an export broke off", unreadable);
    }
  }

  /** The entries of the log are CloudEvents, and go out as the bytes that are hashed. */
  void cloudEvents(List<Long> part) throws IOException {
    List<Long> left = part;
    while (!left.isEmpty()) {
      List<Long> run = run(left);
      long first = run.getFirst();
      List<byte[]> entries = ledger.readEntries(first, (int) (run.getLast() - first) + 1);
      for (long position : run) {
        cloudEvent(entries.get((int) (position - first)));
      }
      left = left.subList(run.size(), left.size());
    }
    out.flush();
  }

  /**
   * Ends it. What it came from may have been replaced by a rebuild and dropped meanwhile, and then
   * looks as if there were no more.
   *
   * @param promised how many there were to come at least
   */
  void end(long promised) throws IOException {
    if (written < promised) {
      throw new IllegalStateException(
          "an export broke off after %s of %s events".formatted(written, promised));
    }
    if (format == AuditFormat.CLOUD_EVENTS_BATCH) {
      print("]");
    }
    out.flush();
  }

  /** As many of the positions as stand so close that what is between them may be read too. */
  private static List<Long> run(List<Long> positions) {
    int length = 1;
    while (length < positions.size()
        && positions.get(length) - positions.get(length - 1) <= CLOSE
        && positions.get(length) - positions.getFirst() < PrefetchingPager.PART) {
      length++;
    }
    return positions.subList(0, length);
  }

  private void cloudEvent(byte[] entry) throws IOException {
    if (format == AuditFormat.CLOUD_EVENTS_BATCH && written > 0) {
      print(",");
    }
    written++;
    out.write(entry);
    print("\n");
  }

  private void print(String text) throws IOException {
    out.write(text.getBytes(UTF_8));
  }
}
