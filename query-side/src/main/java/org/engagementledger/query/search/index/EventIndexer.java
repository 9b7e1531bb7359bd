package org.engagementledger.query.search.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.DossierEvent.Recorded;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.query.readmodels.ProjectedLog;
import org.engagementledger.query.readmodels.StoredEvent;

/**
 * Makes documents of events. What was recorded of an entry before is read from the log again, by
 * the positions that the index has of it, so that no dossier has to be kept in memory.
 */
final class EventIndexer {
  private final ProjectedLog log;
  private final IndexGeneration index;

  /** The events about the entries that were met in this batch, by their keys. */
  private final Map<String, List<RecordedEvent>> met = new HashMap<>();

  private boolean isShown;

  private EventIndexer(ProjectedLog log, IndexGeneration index) {
    this.log = log;
    this.index = index;
  }

  /** The documents that some events change, as they are after the last of them. */
  static Collection<SearchDocument> documents(
      List<StoredEvent> events, ProjectedLog log, IndexGeneration index) throws IOException {
    EventIndexer indexer = new EventIndexer(log, index);
    Map<String, SearchDocument> documents = new LinkedHashMap<>();
    for (StoredEvent seen : events) {
      if (seen.isReadable() && seen.event() instanceof AboutEntry event) {
        indexer.after(seen, event).changedByLast().forEach(it -> documents.put(it.id(), it));
      }
    }
    return documents.values();
  }

  private EntryDocuments after(StoredEvent seen, AboutEntry event) throws IOException {
    String key = SearchDocument.entryKey(event.country(), event.entry());
    List<RecordedEvent> all = new ArrayList<>(earlier(key, event));
    all.add(new RecordedEvent(seen.position(), seen.time(), event));
    EntryDocuments entry = new EntryDocuments(all);
    if (!entry.isSearched()) {
      return EntryDocuments.NONE;
    }
    met.put(key, entry.events());
    return entry;
  }

  private List<RecordedEvent> earlier(String key, AboutEntry event) throws IOException {
    if (event instanceof Recorded) {
      return List.of();
    }
    List<RecordedEvent> known = met.get(key);
    return known == null ? read(key) : known;
  }

  private List<RecordedEvent> read(String key) throws IOException {
    if (!isShown) {
      index.show();
      isShown = true;
    }
    return log.at(index.positions(key)).stream()
        .map(it -> new RecordedEvent(it.position(), it.time(), (AboutEntry) it.event()))
        .toList();
  }
}
