package org.engagementledger.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.engagementledger.embedded.encoding.KeyRange;
import org.engagementledger.embedded.encoding.OrderPreservingEncoding;
import org.engagementledger.embedded.query.FieldPath.Values;
import org.engagementledger.embedded.storage.MapCursor;
import org.engagementledger.embedded.storage.StoredMap;
import org.jspecify.annotations.Nullable;

/**
 * The entries of an index that is not unique: of each document the values that it has in the fields
 * of the index, and its id behind them. Of a list in the first field each element makes an entry;
 * in the others a list counts as a value that cannot be put in order.
 */
final class SecondaryIndexEntries {
  private static final String ID = "_id";
  private static final byte[] NOTHING = {};

  private final List<String> fields;
  private final List<FieldPath> paths;
  private final StoredMap entries;

  SecondaryIndexEntries(List<String> fields, StoredMap entries) {
    this.fields = withoutId(fields);
    this.paths = this.fields.stream().map(FieldPath::of).toList();
    this.entries = entries;
  }

  /** At the end, the id is behind the other values anyway. */
  private static List<String> withoutId(List<String> fields) {
    boolean idIsLast = fields.size() > 1 && fields.getLast().equals(ID);
    return idIsLast ? fields.subList(0, fields.size() - 1) : List.copyOf(fields);
  }

  /** The fields by whose values entries are in order; their ids come after those. */
  List<String> fields() {
    return fields;
  }

  /** Puts in what a document has become, for what it was; neither if it was, or is, not there. */
  void follow(Object id, @Nullable Document before, @Nullable Document after) {
    Set<byte[]> old = of(id, before);
    Set<byte[]> now = of(id, after);
    old.stream().filter(entry -> !now.contains(entry)).forEach(entries::remove);
    now.stream()
        .filter(entry -> !old.contains(entry))
        .forEach(entry -> entries.put(entry, NOTHING));
  }

  private Set<byte[]> of(Object id, @Nullable Document document) {
    Set<byte[]> all = new TreeSet<>(Arrays::compareUnsigned);
    if (document == null) {
      return all;
    }
    byte[] rest = OrderPreservingEncoding.ofId(id);
    for (FieldPath path : paths.subList(1, paths.size()).reversed()) {
      rest = OrderPreservingEncoding.joined(path.in(document).one(), rest);
    }
    Values first = paths.getFirst().in(document);
    for (byte[] value : first.bytes()) {
      all.add(OrderPreservingEncoding.joined(value, rest));
    }
    if (first.several()) {
      all.add(OrderPreservingEncoding.joined(new byte[] {OrderPreservingEncoding.SEVERAL}, rest));
    }
    return all;
  }

  /** What is behind the first value of an entry. */
  byte[] rest(byte[] entry) {
    return Arrays.copyOfRange(entry, OrderPreservingEncoding.end(entry, 0), entry.length);
  }

  /** The id in an entry, as bytes. */
  byte[] idIn(byte[] entry) {
    int start = 0;
    for (int part = 0; part < fields.size(); part++) {
      start = OrderPreservingEncoding.end(entry, start);
    }
    return Arrays.copyOfRange(entry, start, entry.length);
  }

  boolean contains(byte[] entry) {
    return entries.get(entry) != null;
  }

  boolean hasAny(KeyRange span) {
    return entries.hasAny(span);
  }

  /** How many there are, if there are not more than that. */
  long count(KeyRange span, long most) {
    return entries.count(span, most);
  }

  /** About how many bytes they take. */
  long bytes(KeyRange span) {
    return entries.size(span);
  }

  /** How many documents have a first value in one of the spans, if that is certain. */
  Optional<Long> countDocuments(List<KeyRange> first) {
    boolean eachIsOneEntry = first.stream().allMatch(KeyRange::isPoint) || !haveSeveral();
    return eachIsOneEntry && !hasAny(KeyRange.of(OrderPreservingEncoding.OTHER))
        ? Optional.of(first.stream().mapToLong(it -> count(it, Long.MAX_VALUE)).sum())
        : Optional.empty();
  }

  /** Whether a document has several values in the first field. */
  boolean haveSeveral() {
    return hasAny(KeyRange.of(OrderPreservingEncoding.SEVERAL));
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  long size() {
    return count(KeyRange.ALL, Long.MAX_VALUE);
  }

  Stream<byte[]> walk(KeyRange span, boolean backwards) {
    return MapCursor.along(entries, span, backwards).map(StoredMap.MapEntry::key);
  }
}
