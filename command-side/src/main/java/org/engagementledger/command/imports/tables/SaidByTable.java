package org.engagementledger.command.imports.tables;

import java.util.HashMap;
import java.util.Map;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.Stating;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact;

/** What a table last said of each entry, whatever others made of it. */
final class SaidByTable {
  private final RowIds ids;
  private final Map<EntryId, Integer> versions = new HashMap<>();
  private final Map<EntryId, Fact> said = new HashMap<>();

  SaidByTable(RowIds ids) {
    this.ids = ids;
  }

  /** The next event of the dossier. */
  void event(String id, DossierEvent event) {
    if (event instanceof Stating it) {
      EntryId entry = it.entry();
      int version = versions.merge(entry, 1, Integer::sum);
      if (id.equals(entry.id()) || id.equals(ids.amendment(entry, version - 1))) {
        said.put(entry, it.fact());
      }
    }
  }

  /** By entry. */
  Map<EntryId, Fact> facts() {
    return said;
  }
}
