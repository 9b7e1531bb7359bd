package org.engagementledger.command.imports.tables;

import java.util.HashMap;
import java.util.Map;
import org.engagementledger.command.imports.Retractions;
import org.engagementledger.events.DossierEvent.Stating;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact;
import org.engagementledger.log.DossierHistory.AttributedEvent;

/** What a table last said of each entry, whatever others made of it, and what people took back. */
final class SaidByTable {
  private final RowIds ids;
  private final Map<EntryId, Integer> versions = new HashMap<>();
  private final Map<EntryId, Fact> said = new HashMap<>();
  private final Retractions retractions = new Retractions();

  SaidByTable(RowIds ids) {
    this.ids = ids;
  }

  /** The next event of the dossier. */
  void event(AttributedEvent event) {
    retractions.take(event);
    if (event.event() instanceof Stating it) {
      String id = event.id();
      EntryId entry = it.entry();
      int version = versions.merge(entry, 1, Integer::sum);
      if (id.equals(entry.id()) || id.equals(ids.amendment(entry, version - 1))) {
        said.put(entry, it.fact());
      }
    }
  }

  /** What people took back. */
  Retractions retractions() {
    return retractions;
  }

  /** By entry. */
  Map<EntryId, Fact> facts() {
    return said;
  }
}
