package org.engagementledger.query.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.query.audit.projection.AuditDocument;
import org.engagementledger.query.audit.projection.AuditEntry;
import org.engagementledger.query.audit.projection.AuditProjection;
import org.engagementledger.query.audit.projection.CausationLinks;
import org.engagementledger.query.audit.projection.CausationLinks.Link;
import org.engagementledger.query.audit.projection.CausationLinks.Together;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.readmodels.store.ReadModelReader;
import org.engagementledger.query.wording.FactDescriptions;

/** Finds what an event has to do with others. */
record CausationReader(
    ReadModelReader documents, Ledger ledger, ReadModelCheckpoint at, FactDescriptions words) {
  private static final int MOST = 500;
  private static final int LONGEST = 100;
  private static final String PAGE = "org.engagementledger.page-imported.v1";

  /** An event with what it is linked with; of what happened to the same, the last 500 events. */
  AuditEntry linked(AuditDocument document) {
    AuditEntry it = document.read(words);
    List<AuditEntry> same = found(eq("keys.about", document.about()), MOST).reversed();
    List<AuditEntry> earlier = it.before().isPresent() ? same : List.of();
    return it.in(
        new CausationLinks(
            earlier.stream().filter(e -> e.position() < it.position()).map(Link::to).toList(),
            same.stream()
                .filter(e -> e.position() > it.position() && e.before().isPresent())
                .map(Link::to)
                .toList(),
            causes(it),
            effects(it),
            together(it.correlation())));
  }

  /** An event that names itself, or in a circle, as no program of ours does, ends the chain. */
  private List<Link> causes(AuditEntry it) {
    Map<String, Link> causes = new LinkedHashMap<>();
    Optional<AuditEntry> cause = cause(it);
    while (cause.isPresent() && causes.size() < LONGEST) {
      AuditEntry found = cause.get();
      if (found.id().equals(it.id()) || causes.containsKey(found.id())) {
        break;
      }
      causes.put(found.id(), Link.to(found));
      cause = cause(found);
    }
    return List.copyOf(causes.values());
  }

  private Optional<AuditEntry> cause(AuditEntry of) {
    return Optional.of(of.causation())
        .filter(it -> !it.isEmpty())
        .flatMap(this::event)
        .map(it -> it.read(words));
  }

  /** The event with that id; empty if the ledger has none. */
  Optional<AuditDocument> event(String id) {
    return ledger
        .find(id)
        .map(it -> AuditProjection.id(it.position()))
        .flatMap(it -> documents.find(at, AuditProjection.NAME, it, AuditDocument.class));
  }

  private List<Link> effects(AuditEntry it) {
    return found(eq("keys.causation", it.id()), MOST).reversed().stream()
        .filter(effect -> !effect.id().equals(it.id()))
        .map(Link::to)
        .toList();
  }

  private Optional<Together> together(String correlation) {
    if (correlation.isEmpty()) {
      return Optional.empty();
    }
    long events = documents.count(at, AuditProjection.NAME, eq("keys.correlation", correlation));
    return Optional.of(new Together(correlation, events, file(correlation)));
  }

  /** The page that was imported with those events; empty if it was none. */
  String file(String correlation) {
    return documents(and(eq("keys.correlation", correlation), eq("keys.type", PAGE)), 1).stream()
        .map(AuditDocument::file)
        .findFirst()
        .orElse("");
  }

  private List<AuditEntry> found(Bson filter, int limit) {
    return documents(filter, limit).stream().map(it -> it.read(words)).toList();
  }

  private List<AuditDocument> documents(Bson filter, int limit) {
    return documents.latest(at, AuditProjection.NAME, filter, limit, AuditDocument.class);
  }
}
