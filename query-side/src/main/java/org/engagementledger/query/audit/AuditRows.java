package org.engagementledger.query.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.engagementledger.ledger.Ledger;
import tools.jackson.databind.json.JsonMapper;

/** Writes what goes out of the audit, in one of its forms. */
final class AuditRows {
  private final AuditFormat format;
  private final AuditReader reader;
  private final JsonMapper json;
  private final Ledger ledger;
  private final OutputStream out;
  private boolean isFirst = true;

  AuditRows(
      AuditFormat format, AuditReader reader, JsonMapper json, Ledger ledger, OutputStream out) {
    this.format = format;
    this.reader = reader;
    this.json = json;
    this.ledger = ledger;
    this.out = out;
  }

  void begin() throws IOException {
    switch (format) {
      case CSV -> print(AuditCsv.header());
      case CLOUD_EVENTS_BATCH -> print("[");
      case JSON_LINES, CLOUD_EVENTS -> {}
    }
    out.flush();
  }

  void part(List<AuditDocument> part) throws IOException {
    switch (format) {
      case CSV -> entries(part, AuditCsv::line);
      case JSON_LINES -> entries(part, it -> json.writeValueAsString(it) + "\n");
      case CLOUD_EVENTS, CLOUD_EVENTS_BATCH -> cloudEvents(part);
    }
    out.flush();
  }

  void end() throws IOException {
    if (format == AuditFormat.CLOUD_EVENTS_BATCH) {
      print("]");
    }
    out.flush();
  }

  /** How an entry is written. */
  private interface Form {
    String of(AuditEntry entry);
  }

  private void entries(List<AuditDocument> part, Form form) throws IOException {
    for (AuditDocument document : part) {
      print(form.of(reader.read(document)));
    }
  }

  /** The entries of the log are CloudEvents, and go out as the bytes that are hashed. */
  private void cloudEvents(List<AuditDocument> part) throws IOException {
    if (part.isEmpty()) {
      return;
    }
    long first = part.getFirst().position();
    long span = part.getLast().position() - first + 1;
    List<byte[]> all =
        span <= AuditSweep.PART ? ledger.readEntries(first, (int) span) : List.<byte[]>of();
    for (AuditDocument it : part) {
      cloudEvent(all.isEmpty() ? entry(it.position()) : all.get((int) (it.position() - first)));
    }
  }

  private byte[] entry(long position) {
    return ledger.readEntries(position, 1).getFirst();
  }

  private void cloudEvent(byte[] entry) throws IOException {
    if (format == AuditFormat.CLOUD_EVENTS_BATCH && !isFirst) {
      print(",");
    }
    isFirst = false;
    out.write(entry);
    print("\n");
  }

  private void print(String text) throws IOException {
    out.write(text.getBytes(UTF_8));
  }
}
