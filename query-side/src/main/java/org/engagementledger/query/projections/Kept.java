package org.engagementledger.query.projections;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The documents of a small model as they were last read. While the catalogue is where it was, they
 * hold all that it promises. A document with the same last event says the same, so only those that
 * were written since are read again.
 *
 * @param collection in which they are
 * @param positions of the catalogue before they were read; what it promises is in them
 * @param documents by their ids, in the order of these
 */
record Kept(String collection, List<Long> positions, Map<String, Held> documents) {
  /** What a document says once it holds the event at that position. */
  record Held(long position, Object says) {}

  /** Before anything was read. */
  static Kept nothing(String collection) {
    return new Kept(collection, List.of(), Map.of());
  }

  /** Whether they hold every event that the catalogue says is in every model. */
  boolean isUpTo(Catalogue at) {
    return positions.equals(at.positions());
  }

  /** What the documents say. */
  List<Object> all() {
    return documents.values().stream().map(Held::says).toList();
  }

  /** The documents as they are now, which is at least as far as the catalogue. */
  Kept upTo(Catalogue at, ReadModels models, Function<Page, Object> read) {
    Map<String, Long> last = models.positions(collection);
    List<String> changed =
        last.entrySet().stream()
            .filter(it -> !holds(it.getKey(), it.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    Map<String, Held> fresh =
        pages(models, changed).stream()
            .collect(Collectors.toMap(Page::id, it -> new Held(it.position(), read.apply(it))));
    Map<String, Held> now = new LinkedHashMap<>();
    for (String id : last.keySet()) {
      Optional.ofNullable(fresh.getOrDefault(id, documents.get(id)))
          .ifPresent(held -> now.put(id, held));
    }
    return new Kept(collection, at.positions(), now);
  }

  private boolean holds(String id, long position) {
    Held held = documents.get(id);
    return held != null && held.position() == position;
  }

  private List<Page> pages(ReadModels models, List<String> changed) {
    if (changed.isEmpty()) {
      return List.of();
    }
    return documents.isEmpty() ? models.all(collection) : models.find(collection, changed);
  }
}
