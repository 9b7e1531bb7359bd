package org.engagementledger.command.imports.reconciliation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.command.imports.Retractions;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent.Stating;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.history.DossierHistory.AttributedEvent;

/** What a table last said of each entry, whatever others made of it, and what people took back. */
public final class LastTableFacts {
  private final RowIds ids;
  private final RowFacts facts;
  private final Map<EntryId, Integer> versions = new HashMap<>();
  private final Map<EntryId, Fact> first = new HashMap<>();
  private final Map<EntryId, Fact> now = new HashMap<>();
  private final Map<EntryId, Fact> said = new HashMap<>();
  private final Map<String, EntryId> formerly = new HashMap<>();
  private final Retractions retractions = new Retractions();

  public LastTableFacts(RowIds ids, RowFacts facts) {
    this.ids = ids;
    this.facts = facts;
  }

  /** The next event of the dossier. */
  public void event(AttributedEvent event) {
    retractions.take(event);
    if (event.event() instanceof Stating it) {
      EntryId entry = it.entry();
      Fact before = now.getOrDefault(entry, it.fact());
      int version = versions.merge(entry, 1, Integer::sum);
      if (event.id().equals(entry.id())) {
        said.put(entry, it.fact());
      } else if (event.id().equals(ids.amendment(entry, version - 1))) {
        said.put(entry, facts.saidAfter(said.getOrDefault(entry, before), before, it.fact()));
      }
      formerly.put(facts.sameDays(before), entry);
      first.putIfAbsent(entry, it.fact());
      now.put(entry, it.fact());
    }
  }

  /** The entry that said the same once, before somebody amended it. */
  Optional<EntryId> formerly(Fact fact) {
    return Optional.ofNullable(formerly.get(facts.sameDays(fact)));
  }

  /** What people took back. */
  Retractions retractions() {
    return retractions;
  }

  /** What the table last said of an entry; what it holds, if the table never said anything. */
  Fact of(Entry entry) {
    return said.getOrDefault(entry.id(), entry.fact());
  }

  /** What an entry held when it was first recorded. */
  Fact first(Entry entry) {
    return first.getOrDefault(entry.id(), entry.fact());
  }
}
