package org.engagementledger.query.audit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.CountryNames;
import org.engagementledger.events.Entry;
import org.engagementledger.events.References;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.query.dossiers.Dossiers;
import org.engagementledger.query.english.FactWords;
import org.engagementledger.query.english.Phrase;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.Documents;
import org.engagementledger.query.references.KnownReferences;
import org.springframework.stereotype.Component;

/** Answers who changed what; the latest first. */
@Component
public final class Audit {
  private final Documents documents;
  private final KnownReferences references;
  private final Dossiers dossiers;
  private final Ledger ledger;

  Audit(Documents documents, KnownReferences references, Dossiers dossiers, Ledger ledger) {
    this.documents = documents;
    this.references = references;
    this.dossiers = dossiers;
    this.ledger = ledger;
  }

  /** At most {@code limit} events that fit. */
  public Part<AuditEntry> events(Catalogue at, AuditFilter filter, int limit) {
    References names = references.at(at);
    FactWords words = new FactWords(names);
    List<AuditEntry> found =
        documents
            .latest(at, AuditProjection.NAME, filter.query(names), limit + 1, AuditDocument.class)
            .stream()
            .map(it -> it.read(words))
            .toList();
    return Part.of(found, limit, AuditEntry::position);
  }

  /** What the entry is whose history is asked for: "Kazakhstan: a meeting (July 2018): Oslo". */
  Optional<String> subject(Catalogue at, AuditFilter filter) {
    String[] about = Objects.requireNonNullElse(filter.about(), "").split("/", 2);
    return about.length < 2
        ? Optional.empty()
        : CountryNames.find(about[0])
            .flatMap(country -> dossiers.entry(country, about[1], at).map(it -> of(country, it)))
            .map(new FactWords(references.at(at))::of);
  }

  private static Phrase of(CountryCode country, Entry entry) {
    return FactWords.phrase(entry.fact()).behind(country.englishName() + ": ");
  }

  /** What each actor did of what fits. */
  List<Activity> activities(Catalogue at, AuditFilter filter) {
    return Activity.of(
        documents.tally(
            at, AuditProjection.NAME, filter.query(references.at(at)), Activity.BY_ACTOR));
  }

  /** The event with that id, and what it has to do with others. */
  Optional<AuditEntry> event(Catalogue at, String id) {
    Chains chains = new Chains(documents, ledger, at, new FactWords(references.at(at)));
    return chains.event(id).map(chains::linked);
  }
}
