package org.engagementledger.query.audit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.countries.CountryNames;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.dossiers.ReferenceData;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.query.audit.projection.AuditDocument;
import org.engagementledger.query.audit.projection.AuditEntry;
import org.engagementledger.query.audit.projection.AuditFilter;
import org.engagementledger.query.audit.projection.AuditProjection;
import org.engagementledger.query.dossiers.DossierReader;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.readmodels.store.ReadModelReader;
import org.engagementledger.query.references.ReferenceReader;
import org.engagementledger.query.wording.FactDescriptions;
import org.engagementledger.query.wording.SentenceTemplate;
import org.springframework.stereotype.Component;

/** Answers who changed what; the latest first. */
@Component
public final class AuditReader {
  private final ReadModelReader documents;
  private final ReferenceReader references;
  private final DossierReader dossiers;
  private final Ledger ledger;

  AuditReader(
      ReadModelReader documents,
      ReferenceReader references,
      DossierReader dossiers,
      Ledger ledger) {
    this.documents = documents;
    this.references = references;
    this.dossiers = dossiers;
    this.ledger = ledger;
  }

  /** At most {@code limit} events that fit. */
  public ResultPage<AuditEntry> events(ReadModelCheckpoint at, AuditFilter filter, int limit) {
    ReferenceData names = references.at(at);
    FactDescriptions words = new FactDescriptions(names);
    List<AuditEntry> found =
        documents
            .latest(at, AuditProjection.NAME, filter.query(names), limit + 1, AuditDocument.class)
            .stream()
            .map(it -> it.read(words))
            .toList();
    return ResultPage.of(found, limit, AuditEntry::position);
  }

  /** What the entry is whose history is asked for: "Kazakhstan: a meeting (July 2018): Oslo". */
  Optional<String> subject(ReadModelCheckpoint at, AuditFilter filter) {
    String[] about = Objects.requireNonNullElse(filter.about(), "").split("/", 2);
    return about.length < 2
        ? Optional.empty()
        : CountryNames.find(about[0])
            .flatMap(country -> dossiers.entry(country, about[1], at).map(it -> of(country, it)))
            .map(new FactDescriptions(references.at(at))::of);
  }

  private static SentenceTemplate of(CountryCode country, Entry entry) {
    return FactDescriptions.phrase(entry.fact()).behind(country.englishName() + ": ");
  }

  /** What each actor did of what fits. */
  List<ActorActivity> activities(ReadModelCheckpoint at, AuditFilter filter) {
    return ActorActivity.of(
        documents.tally(
            at, AuditProjection.NAME, filter.query(references.at(at)), ActorActivity.BY_ACTOR));
  }

  /** The event with that id, and what it has to do with others. */
  Optional<AuditEntry> event(ReadModelCheckpoint at, String id) {
    CausationReader chains =
        new CausationReader(documents, ledger, at, new FactDescriptions(references.at(at)));
    return chains.event(id).map(chains::linked);
  }
}
