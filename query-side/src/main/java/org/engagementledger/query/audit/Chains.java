package org.engagementledger.query.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.engagementledger.events.DossierEvent.PageImported;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.query.audit.Chain.Link;
import org.engagementledger.query.audit.Chain.Together;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.Documents;

/** Finds what an event has to do with others. */
record Chains(Documents documents, Ledger ledger, Catalogue at, AuditReader reader) {
  private static final int MOST = 500;
  private static final int LONGEST = 100;
  private static final String PAGE = "org.engagementledger.page-imported.v1";

  /** What an event is linked with; of what happened to the same, the last 500 events. */
  Chain of(AuditDocument it) {
    List<AuditDocument> same =
        found(eq("keys.about", AuditKeys.about(reader.event(it))), MOST).reversed();
    List<AuditDocument> earlier = it.before().isPresent() ? same : List.of();
    return new Chain(
        earlier.stream().filter(e -> e.position() < it.position()).map(this::link).toList(),
        same.stream()
            .filter(e -> e.position() > it.position() && e.before().isPresent())
            .map(this::link)
            .toList(),
        causes(it),
        effects(it),
        together(it.attribute("correlationid")));
  }

  /** An event that names itself, or in a circle, as no program of ours does, ends the chain. */
  private List<Link> causes(AuditDocument it) {
    Map<String, Link> causes = new LinkedHashMap<>();
    Optional<AuditDocument> cause = cause(it);
    while (cause.isPresent() && causes.size() < LONGEST) {
      AuditDocument found = cause.get();
      if (found.id().equals(it.id()) || causes.containsKey(found.id())) {
        break;
      }
      causes.put(found.id(), link(found));
      cause = cause(found);
    }
    return List.copyOf(causes.values());
  }

  private Optional<AuditDocument> cause(AuditDocument of) {
    return Optional.of(of.attribute("causationid"))
        .filter(it -> !it.isEmpty())
        .flatMap(this::event);
  }

  /** The event with that id; empty if the ledger has none. */
  Optional<AuditDocument> event(String id) {
    return ledger
        .find(id)
        .map(it -> AuditProjection.id(it.position()))
        .flatMap(it -> documents.find(at, AuditProjection.NAME, it, AuditDocument.class));
  }

  private List<Link> effects(AuditDocument it) {
    return found(eq("keys.causation", it.id()), MOST).reversed().stream()
        .filter(effect -> !effect.id().equals(it.id()))
        .map(this::link)
        .toList();
  }

  private Link link(AuditDocument it) {
    return Link.to(reader.read(it));
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
    return found(and(eq("keys.correlation", correlation), eq("keys.type", PAGE)), 1).stream()
        .map(it -> ((PageImported) reader.event(it)).file())
        .findFirst()
        .orElse("");
  }

  private List<AuditDocument> found(Bson filter, int limit) {
    return documents.latest(at, AuditProjection.NAME, filter, limit, AuditDocument.class);
  }
}
