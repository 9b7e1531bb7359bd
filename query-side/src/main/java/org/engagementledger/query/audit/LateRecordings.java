package org.engagementledger.query.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.query.audit.projection.AuditDocument;
import org.engagementledger.query.audit.projection.AuditEntry;
import org.engagementledger.query.audit.projection.AuditProjection;
import org.engagementledger.query.audit.projection.RecordingDelay;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.readmodels.store.ReadModelReader;
import org.engagementledger.query.references.ReferenceReader;
import org.engagementledger.query.wording.FactDescriptions;
import org.springframework.stereotype.Component;

/** Finds what was recorded long after it happened; the latest first. */
@Component
final class LateRecordings {
  private final ReadModelReader documents;
  private final ReferenceReader references;
  private final Ledger ledger;

  LateRecordings(ReadModelReader documents, ReferenceReader references, Ledger ledger) {
    this.documents = documents;
    this.references = references;
    this.ledger = ledger;
  }

  /**
   * An event that came late.
   *
   * @param lag how late
   * @param certain whether it was that late whichever day its date means
   * @param imported whether it came with an import, such as that of an old page
   * @param file the page that was imported; empty if it was none
   */
  record Late(
      AuditEntry event, RecordingDelay lag, boolean certain, boolean imported, String file) {}

  /**
   * At most {@code limit} events.
   *
   * @param days how many days late at least
   * @param possible whether those count too that were only perhaps so late
   * @param before a cursor: those before that position
   */
  ResultPage<Late> events(
      ReadModelCheckpoint at, long days, boolean possible, long before, int limit) {
    Bson late = gte("keys." + (possible ? RecordingDelay.AT_MOST : RecordingDelay.AT_LEAST), days);
    FactDescriptions words = new FactDescriptions(references.at(at));
    CausationReader chains = new CausationReader(documents, ledger, at, words);
    Map<String, String> files = new HashMap<>();
    Bson asked = and(lt("_id", AuditProjection.id(before)), late);
    List<Late> found =
        documents.latest(at, AuditProjection.NAME, asked, limit + 1, AuditDocument.class).stream()
            .map(it -> late(it.read(words), days, files, chains))
            .toList();
    return ResultPage.of(found, limit, it -> it.event().position());
  }

  private static Late late(
      AuditEntry event, long days, Map<String, String> files, CausationReader chains) {
    RecordingDelay lag =
        RecordingDelay.of(event.lastDay().or(event::effective).orElseThrow(), event.time());
    Optional<String> file =
        Optional.of(event.correlation())
            .filter(it -> !it.isEmpty())
            .map(it -> files.computeIfAbsent(it, chains::file));
    return new Late(event, lag, lag.isCertainly(days), file.isPresent(), file.orElse(""));
  }
}
