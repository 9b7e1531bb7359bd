package org.engagementledger.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a map in the order of their ids, read some at a time, so that reading all of a
 * collection takes no more memory than reading a few. What others change meanwhile is seen or not,
 * as on MongoDB; no document is seen twice.
 */
final class Scan implements Iterator<Document> {
  private static final int MOST = 100;
  private static final long MOST_BYTES = 1 << 20;

  private final MVMap<Object, Document> documents;
  private final @Nullable Object end;
  private final boolean backwards;
  private final Queue<Document> read = new ArrayDeque<>();
  private @Nullable Object from;
  private boolean fromIsRead;
  private boolean ended;

  private Scan(
      MVMap<Object, Document> documents,
      @Nullable Object from,
      @Nullable Object end,
      boolean backwards) {
    this.documents = documents;
    this.from = from;
    this.end = end;
    this.backwards = backwards;
  }

  /**
   * All whose id can meet a condition: {@code $gt}, {@code $gte}, {@code $lt} and {@code $lte} save
   * reading the others, the rest is the caller's.
   */
  static Scan of(MVMap<Object, Document> documents, @Nullable Object condition, boolean backwards) {
    Object least = bound(documents, condition, "$gt", "$gte");
    Object greatest = bound(documents, condition, "$lt", "$lte");
    return backwards
        ? new Scan(documents, greatest, least, true)
        : new Scan(documents, least, greatest, false);
  }

  /** Whether the map's order is the one that MongoDB sorts by: all ids are texts, or all longs. */
  static boolean sorts(MVMap<Object, Document> documents) {
    Object first = documents.firstKey();
    return first == null || isKind(first, documents.lastKey());
  }

  /** The ids that can meet a condition, as far as it bounds them. */
  static Span ids(MVMap<Object, Document> documents, @Nullable Object condition) {
    Object least = bound(documents, condition, "$gt", "$gte");
    Object greatest = bound(documents, condition, "$lt", "$lte");
    return new Span(
        least == null ? Span.ALL.from() : OrderedBytes.ofId(least),
        greatest == null ? Span.ALL.upTo() : OrderedBytes.behind(OrderedBytes.ofId(greatest)),
        false);
  }

  private static boolean isKind(Object first, @Nullable Object other) {
    return first instanceof String && other instanceof String
        || first instanceof Long && other instanceof Long;
  }

  private static @Nullable Object bound(
      MVMap<Object, Document> documents, @Nullable Object condition, String open, String closed) {
    Object first = documents.firstKey();
    if (first == null || !sorts(documents) || !(condition instanceof Document conditions)) {
      return null;
    }
    Object bound = conditions.getOrDefault(open, conditions.get(closed));
    return isKind(first, bound) ? bound : null;
  }

  @Override
  public boolean hasNext() {
    if (read.isEmpty() && !ended) {
      readSome();
    }
    return !read.isEmpty();
  }

  @Override
  public Document next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return read.remove();
  }

  private void readSome() {
    Cursor<Object, Document> cursor = documents.cursor(from, end, backwards);
    long bytes = 0;
    while (read.size() < MOST && bytes < MOST_BYTES && cursor.hasNext()) {
      Object id = cursor.next();
      if (!fromIsRead || !id.equals(from)) {
        read.add(cursor.getValue());
        bytes += StoredType.INSTANCE.getMemory(cursor.getValue());
      }
      from = id;
      fromIsRead = true;
    }
    ended = !cursor.hasNext();
  }
}
