package org.engagementledger.embedded.query;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import org.engagementledger.embedded.encoding.OrderPreservingEncoding;
import org.jspecify.annotations.Nullable;

/** What a query says of the fields of a unique index. */
final class UniqueKeyLookup {
  private UniqueKeyLookup() {}

  /** Conditions by field, of each field one, that whatever matches the query has to meet. */
  static Document conditions(Document query) {
    Document conditions = new Document();
    query.forEach(conditions::putIfAbsent);
    if (query.get("$and") instanceof Collection<?> all) {
      all.forEach(each -> conditions((Document) each).forEach(conditions::putIfAbsent));
    }
    return conditions;
  }

  static Document of(Index<Object> index, Document conditions) {
    Document key = new Document();
    index.getKeys().stream()
        .map(part -> part.getKey())
        .filter(conditions::containsKey)
        .forEach(field -> key.put(field, conditions.get(field)));
    return key;
  }

  /**
   * Whether the key says all that is asked for. Looking again for hundreds of keys in hundreds of
   * elements would take longer than all the rest of an answer.
   */
  static boolean isAll(Document key, Document query) {
    return key.equals(query) && key.values().stream().allMatch(UniqueKeyLookup::isOfValues);
  }

  private static boolean isOfValues(@Nullable Object condition) {
    return condition instanceof Document it
            && it.size() == 1
            && it.get("$in") instanceof Collection<?> any
        ? any.stream().allMatch(UniqueKeyLookup::isValue)
        : isValue(condition);
  }

  private static boolean isValue(@Nullable Object it) {
    return it != null && OrderPreservingEncoding.areOf(it);
  }
}
