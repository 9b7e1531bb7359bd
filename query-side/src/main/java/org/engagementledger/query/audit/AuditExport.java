package org.engagementledger.query.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.bson.conversions.Bson;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.ReadingEvent.AuditExported;
import org.engagementledger.events.References;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.ledger.Recorded;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.Documents;
import org.engagementledger.query.projections.Note;
import org.engagementledger.query.references.KnownReferences;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends as much of the audit as is asked for, in the order of the log, and records who asked. */
@Component
public final class AuditExport {
  private static final int BUFFER = 64 * 1024;

  private final Documents documents;
  private final KnownReferences references;
  private final Ledger ledger;
  private final Note note;
  private final JsonMapper json;

  AuditExport(
      Documents documents, KnownReferences references, Ledger ledger, Note note, JsonMapper json) {
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
      Catalogue at,
      String actor,
      HttpServletResponse answer)
      throws IOException {
    References names = references.at(at);
    Bson query = and(filter.query(names), lte("position", at.position()));
    long rows = documents.count(at, AuditProjection.NAME, query);
    AuditExported exported =
        new AuditExported(format.parameter(), filter.text(), at.position(), rows);
    describe(format, note.of(exported, actor), answer);
    write(format, filter, at, answer.getOutputStream());
  }

  /** Writes what fits; nothing more is read than is written. */
  public void write(AuditFormat format, AuditFilter filter, Catalogue at, OutputStream to)
      throws IOException {
    References names = references.at(at);
    Bson query = and(filter.query(names), lte("position", at.position()));
    AuditSweep sweep = sweep(filter, query, at);
    var out = new BufferedOutputStream(to, BUFFER);
    AuditRows lines = new AuditRows(format, new AuditReader(json, names), json, ledger, out);
    lines.begin();
    sweep.each(filter.country() == null ? sweep.from() : 0, lines::part);
    lines.end();
  }

  /** Says what comes, without sending it. */
  void describe(AuditFormat format, HttpServletResponse answer) {
    answer.setContentType(format.mediaType());
    answer.setHeader("Content-Disposition", "attachment; filename=\"%s\"".formatted(format.file()));
  }

  private void describe(AuditFormat format, Recorded note, HttpServletResponse answer) {
    describe(format, answer);
    answer.setHeader("Link", "</api/audit/%s>; rel=\"describedby\"".formatted(note.id()));
  }

  /** One country has its stream; otherwise the log is gone through, as far as times allow. */
  private AuditSweep sweep(AuditFilter filter, Bson query, Catalogue at) {
    long from = filter.recordedSince().map(it -> before(it) + 1).orElse(1L);
    long upTo =
        filter
            .recordedBefore()
            .map(this::before)
            .map(it -> Math.min(it, at.position()))
            .orElse(at.position());
    CountryCode country = filter.country();
    return country == null
        ? new AuditSweep(ledger::read, Recorded::position, it -> fitting(it, query, at), from, upTo)
        : new AuditSweep(
            (sequence, limit) -> ledger.readStream(country.code(), sequence, limit),
            Recorded::sequence,
            it -> fitting(it, query, at),
            from,
            upTo);
  }

  private long before(Instant time) {
    return ledger.positionAt(time.minusMillis(1));
  }

  private List<AuditDocument> fitting(List<Recorded> part, Bson query, Catalogue at) {
    List<String> ids = part.stream().map(it -> AuditProjection.id(it.position())).toList();
    Bson these = and(in("_id", ids), query);
    return documents
        .latest(at, AuditProjection.NAME, these, AuditSweep.PART, AuditDocument.class)
        .reversed();
  }
}
