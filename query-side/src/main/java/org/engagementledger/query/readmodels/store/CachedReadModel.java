package org.engagementledger.query.readmodels.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.engagementledger.query.readmodels.ReadModelDocument;

/**
 * The documents of a small model as they were last read. While the catalogue is where it was, they
 * hold all that it promises. A document with the same last event says the same, so only those that
 * were written since are read again.
 *
 * @param collection in which they are
 * @param positions of the catalogue before they were read; what it promises is in them
 * @param documents by their ids, in the order of these
 */
record CachedReadModel(
    String collection, List<Long> positions, Map<String, CachedDocument> documents) {
  /** What a document says once it holds the event at that position. */
  record CachedDocument(long position, Object says) {}

  /** Before anything was read. */
  static CachedReadModel nothing(String collection) {
    return new CachedReadModel(collection, List.of(), Map.of());
  }

  /** Whether they hold every event that the catalogue says is in every model. */
  boolean isUpTo(ReadModelCheckpoint at) {
    return positions.equals(at.positions());
  }

  /** What the documents say. */
  List<Object> all() {
    return documents.values().stream().map(CachedDocument::says).toList();
  }

  /** The documents as they are now, which is at least as far as the catalogue. */
  CachedReadModel upTo(
      ReadModelCheckpoint at, ReadModelStore models, Function<ReadModelDocument, Object> read) {
    Map<String, Long> last = models.positions(collection);
    List<String> changed =
        last.entrySet().stream()
            .filter(it -> !holds(it.getKey(), it.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    Map<String, CachedDocument> fresh =
        pages(models, changed).stream()
            .collect(
                Collectors.toMap(
                    ReadModelDocument::id,
                    it -> new CachedDocument(it.position(), read.apply(it))));
    Map<String, CachedDocument> now = new LinkedHashMap<>();
    for (String id : last.keySet()) {
      Optional.ofNullable(fresh.getOrDefault(id, documents.get(id)))
          .ifPresent(held -> now.put(id, held));
    }
    return new CachedReadModel(collection, at.positions(), now);
  }

  private boolean holds(String id, long position) {
    CachedDocument held = documents.get(id);
    return held != null && held.position() == position;
  }

  private List<ReadModelDocument> pages(ReadModelStore models, List<String> changed) {
    if (changed.isEmpty()) {
      return List.of();
    }
    return documents.isEmpty() ? models.all(collection) : models.find(collection, changed);
  }
}
