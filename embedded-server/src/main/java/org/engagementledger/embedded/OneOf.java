package org.engagementledger.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * That a field holds one of several texts. The class underneath compares each of them with each
 * that a document has in the field; of a commit's keys that are thousands for each commit.
 *
 * @param field where
 * @param texts which
 */
record OneOf(String field, Set<Object> texts) {
  private static final OneOf NOTHING = new OneOf("", Collections.emptySet());
  private static final String IN = "$in";

  /** What a query says, if it says this and no more; otherwise what no document meets. */
  static OneOf of(Document query) {
    String field = query.size() == 1 ? query.keySet().iterator().next() : "";
    return query.get(field) instanceof Document condition
            && condition.keySet().equals(Set.of(IN))
            && condition.get(IN) instanceof Collection<?> values
        ? new OneOf(field, texts(values))
        : NOTHING;
  }

  /** Whether a document certainly meets it; one that does not may still fit what was asked. */
  boolean isMetBy(Document document) {
    return document.get(field) instanceof Collection<?> several
        ? several.stream().anyMatch(texts::contains)
        : texts.contains(document.get(field));
  }

  private static Set<Object> texts(Collection<?> values) {
    Set<Object> texts = new HashSet<>(values);
    texts.removeIf(it -> !(it instanceof String));
    return texts;
  }
}
