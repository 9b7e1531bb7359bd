package org.engagementledger.query.audit.export;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.lte;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.engagementledger.events.DisclosureEvent.AuditExported;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.log.CommittedEvent;
import org.engagementledger.query.audit.projection.AuditFilter;
import org.engagementledger.query.audit.projection.AuditProjection;
import org.engagementledger.query.readmodels.OperationsLog;
import org.engagementledger.query.readmodels.ReadModelDocument;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.readmodels.store.ReadModelReader;
import org.engagementledger.query.references.ReferenceReader;
import org.engagementledger.query.wording.FactDescriptions;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends as much of the audit as is asked for, in the order of the log, and records who asked. */
@Component
public final class AuditExport {
  private static final int BUFFER = 64 * 1024;

  private final ReadModelReader documents;
  private final ReferenceReader references;
  private final Ledger ledger;
  private final OperationsLog note;
  private final JsonMapper json;

  AuditExport(
      ReadModelReader documents,
      ReferenceReader references,
      Ledger ledger,
      OperationsLog note,
      JsonMapper json) {
    this.documents = documents;
    this.references = references;
    this.ledger = ledger;
    this.note = note;
    this.json = json;
  }

  /**
   * Sends it. That it was asked for is recorded before the first byte, so that an export which
   * breaks off is known as well.
   */
  void send(
      AuditFormat format,
      AuditFilter filter,
      ReadModelCheckpoint at,
      String actor,
      HttpServletResponse answer)
      throws IOException {
    long rows = count(filter, at);
    AuditExported exported =
        new AuditExported(format.parameter(), filter.whole(), at.position(), rows);
    describe(format, note.of(exported, actor), answer);
    write(format, filter, at, rows, answer.getOutputStream());
  }

  /** Writes what fits; nothing more is read than is written. */
  public void write(AuditFormat format, AuditFilter filter, ReadModelCheckpoint at, OutputStream to)
      throws IOException {
    write(format, filter, at, count(filter, at), to);
  }

  private void write(
      AuditFormat format, AuditFilter filter, ReadModelCheckpoint at, long rows, OutputStream to)
      throws IOException {
    var out = new BufferedOutputStream(to, BUFFER);
    FactDescriptions words = new FactDescriptions(references.at(at));
    AuditExportWriter lines = new AuditExportWriter(format, words, json, ledger, out);
    Reach reach = new Reach(query(filter, at), last(filter, at), at);
    long before = first(filter) - 1;
    lines.begin();
    switch (format) {
      case CSV, CSV_EXCEL, JSON_LINES ->
          new PrefetchingPager<>(reach::pages, ReadModelDocument::position)
              .each(before, lines::entries);
      case CLOUD_EVENTS, CLOUD_EVENTS_BATCH ->
          new PrefetchingPager<Long>(reach::positions, it -> it).each(before, lines::cloudEvents);
    }
    lines.end(rows);
  }

  /** Says what comes, without sending it. */
  void describe(AuditFormat format, HttpServletResponse answer) {
    answer.setContentType(format.mediaType());
    answer.setHeader("Content-Disposition", "attachment; filename=\"%s\"".formatted(format.file()));
  }

  private void describe(AuditFormat format, CommittedEvent note, HttpServletResponse answer) {
    describe(format, answer);
    answer.setHeader("Link", "</api/audit/%s>; rel=\"describedby\"".formatted(note.id()));
  }

  private long count(AuditFilter filter, ReadModelCheckpoint at) {
    return documents.count(at, AuditProjection.NAME, query(filter, at));
  }

  private Bson query(AuditFilter filter, ReadModelCheckpoint at) {
    return and(filter.query(references.at(at)), lte("position", at.position()));
  }

  /** The first position that the times allow, so that a server need not look at those before. */
  private long first(AuditFilter filter) {
    return filter.recordedSince().map(it -> before(it) + 1).orElse(1L);
  }

  /** The last position that the times allow. */
  private long last(AuditFilter filter, ReadModelCheckpoint at) {
    long last = filter.recordedBefore().map(this::before).orElse(Long.MAX_VALUE);
    return Math.min(last, at.position());
  }

  private long before(Instant time) {
    return ledger.positionAt(time.minusMillis(1));
  }

  /** What is to go out, up to the last position that is asked for. */
  private final class Reach {
    private final Bson query;
    private final long last;
    private final ReadModelCheckpoint at;

    Reach(Bson query, long last, ReadModelCheckpoint at) {
      this.query = query;
      this.last = last;
      this.at = at;
    }

    List<ReadModelDocument> pages(long behind, int limit) {
      return documents.earliest(at, AuditProjection.NAME, behind(behind), limit);
    }

    List<Long> positions(long behind, int limit) {
      return documents.positions(at, AuditProjection.NAME, behind(behind), limit);
    }

    /** Both bounds are one condition, as some servers begin and end their reading by one only. */
    private Bson behind(long position) {
      Document bounds =
          new Document("$gt", AuditProjection.id(position))
              .append("$lte", AuditProjection.id(last));
      return and(new Document("_id", bounds), query);
    }
  }
}
