package org.engagementledger.command.imports;

import java.util.LinkedHashMap;
import java.util.Map;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.PageImported;
import org.engagementledger.events.Entry;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact;
import org.engagementledger.log.DossierHistory.AttributedEvent;

/**
 * A dossier as it stands, beside how it stood when a page was last imported. What differs between
 * that page and a new one, somebody changed on the page; what differs between the two dossiers,
 * somebody recorded since, and an import leaves it alone.
 *
 * @param events how many there were when the last page was imported; 0 if there was no page
 * @param retractions what people took back
 */
record LastPage(Dossier then, Dossier now, long events, Retractions retractions) {
  static LastPage of(CountryCode country, Iterable<AttributedEvent> history) {
    Retractions retractions = new Retractions();
    Dossier then = Dossier.unopened(country);
    Dossier now = then;
    long events = 0;
    long count = 0;
    for (AttributedEvent attributed : history) {
      DossierEvent event = attributed.event();
      retractions.take(attributed);
      now = now.after(event, attributed.day());
      count++;
      if (event instanceof PageImported page && page.part() == page.parts()) {
        then = now;
        events = count;
      }
    }
    return new LastPage(then, now, events, retractions);
  }

  /** The entries that the page showed, with what it said of them, from top to bottom. */
  Map<EntryId, Fact> entries() {
    Map<EntryId, Fact> facts = new LinkedHashMap<>();
    then.layout().blocks().stream()
        .flatMap(block -> block.entry().flatMap(then::entry).stream())
        .filter(Entry::stands)
        .forEach(entry -> facts.put(entry.id(), entry.fact()));
    return facts;
  }

  /** Whether the page showed that field of the dossier. */
  boolean shows(String field) {
    return then.layout().blocks().stream()
        .flatMap(block -> block.pieces().stream())
        .anyMatch(piece -> piece.field().equals(field));
  }
}
