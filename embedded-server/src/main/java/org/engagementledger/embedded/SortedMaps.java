package org.engagementledger.embedded;

import static java.util.Objects.requireNonNull;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/**
 * The entries of all indexes that are not unique. They follow from the documents, so the log does
 * not have them: what it says of a document is done again with them, and each state of the file has
 * the entries that belong to its documents. Here it is known which map follows which.
 */
final class SortedMaps {
  private static final String KNOWN = "sorted";
  private static final String FOLLOWS = "follows";
  private static final String FIELDS = "fields";

  private final MVStore file;
  private final MVMap<Object, Object> known;
  private final Map<String, List<SortedEntries>> opened = new ConcurrentHashMap<>();

  SortedMaps(MVStore file) {
    this.file = file;
    this.known =
        file.openMap(
            KNOWN,
            new MVMap.Builder<Object, Object>()
                .keyType(StoredType.INSTANCE)
                .valueType(StoredType.INSTANCE));
  }

  /** The entries of an index; not noted in the log, see {@link Store#removeMap}. */
  SortedEntries open(String documents, String index, List<String> fields) {
    String name = name(documents, index);
    if (!known.containsKey(name)) {
      known.put(name, new Document(FOLLOWS, documents).append(FIELDS, fields));
      opened.clear();
    }
    return open(name);
  }

  private SortedEntries open(String name) {
    Document of = (Document) requireNonNull(known.get(name));
    List<?> all = (List<?>) requireNonNull(of.get(FIELDS));
    List<String> fields = all.stream().map(String.class::cast).toList();
    return new SortedEntries(fields, file.openMap(name, typed()));
  }

  private static MVMap.Builder<byte[], Boolean> typed() {
    return new MVMap.Builder<byte[], Boolean>()
        .keyType(ByteArrayDataType.INSTANCE)
        .valueType(StoredType.INSTANCE);
  }

  private static String name(String documents, String index) {
    return KNOWN + "/" + documents + "/" + index;
  }

  /** Does nothing if there is none of that name. */
  void remove(String documents, String index) {
    String name = name(documents, index);
    if (known.remove(name) != null) {
      file.removeMap(name);
      opened.clear();
    }
  }

  /** Those that follow these documents. */
  List<SortedEntries> of(String documents) {
    return opened.computeIfAbsent(documents, this::find);
  }

  private List<SortedEntries> find(String documents) {
    return known.entrySet().stream()
        .filter(it -> documents.equals(((Document) it.getValue()).get(FOLLOWS)))
        .map(it -> open((String) it.getKey()))
        .toList();
  }
}
