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
import org.engagementledger.query.english.FactWords;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.Documents;
import org.engagementledger.query.references.KnownReferences;
import org.springframework.stereotype.Component;

/** Finds what was recorded long after it happened; the latest first. */
@Component
final class Backdating {
  private final Documents documents;
  private final KnownReferences references;
  private final Ledger ledger;

  Backdating(Documents documents, KnownReferences references, Ledger ledger) {
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
  record Late(AuditEntry event, Lag lag, boolean certain, boolean imported, String file) {}

  /**
   * At most {@code limit} events.
   *
   * @param days how many days late at least
   * @param possible whether those count too that were only perhaps so late
   * @param before a cursor: those before that position
   */
  Part<Late> events(Catalogue at, long days, boolean possible, long before, int limit) {
    Bson late = gte("keys." + (possible ? Lag.AT_MOST : Lag.AT_LEAST), days);
    FactWords words = new FactWords(references.at(at));
    Chains chains = new Chains(documents, ledger, at, words);
    Map<String, String> files = new HashMap<>();
    Bson asked = and(lt("_id", AuditProjection.id(before)), late);
    List<Late> found =
        documents.latest(at, AuditProjection.NAME, asked, limit + 1, AuditDocument.class).stream()
            .map(it -> late(it.read(words), days, files, chains))
            .toList();
    return Part.of(found, limit, it -> it.event().position());
  }

  private static Late late(AuditEntry event, long days, Map<String, String> files, Chains chains) {
    Lag lag = Lag.of(event.lastDay().or(event::effective).orElseThrow(), event.time());
    Optional<String> file =
        Optional.of(event.correlation())
            .filter(it -> !it.isEmpty())
            .map(it -> files.computeIfAbsent(it, chains::file));
    return new Late(event, lag, lag.isCertainly(days), file.isPresent(), file.orElse(""));
  }
}
