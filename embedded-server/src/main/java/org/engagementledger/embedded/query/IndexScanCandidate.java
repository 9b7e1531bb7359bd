package org.engagementledger.embedded.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.engagementledger.embedded.encoding.KeyRange;
import org.engagementledger.embedded.encoding.OrderPreservingEncoding;

/**
 * A way to find documents by an index: parts of its entries, among which all are that fit. How far
 * the fields of the index are known from the conditions, one value or a few each, and in the next
 * one perhaps a span; beside that, the values that cannot be put in order are always looked at.
 */
final class IndexScanCandidate {
  private static final int MOST_VALUES = 200;

  /** More entries than that are not counted but estimated. */
  private static final long MOST_COUNTED = 1_000;

  private final SecondaryIndexEntries entries;
  private final List<KeyRange> first;
  private final List<KeyRange> others = new ArrayList<>();
  private final long size;
  private List<KeyRange> spans = List.of(KeyRange.ALL);
  private int known;

  /**
   * By the fields of an index.
   *
   * @param first what the first field has to be in
   * @param asked from whose conditions the other fields are known
   */
  private IndexScanCandidate(
      SecondaryIndexEntries entries, List<KeyRange> first, ScanRequest asked) {
    this.entries = entries;
    this.first = first;
    boolean goesOn = narrow(first);
    for (String field : tail(entries)) {
      goesOn = goesOn && of(field, asked.conditions()).filter(this::narrow).isPresent();
    }
    if (known == entries.fields().size()) {
      spans = spans.stream().map(it -> asked.ids().behind(it.from())).toList();
    }
    long counted = counted();
    this.size = counted < MOST_COUNTED ? counted : Math.max(counted, estimated(asked.documents()));
  }

  /**
   * What all that fits has to meet.
   *
   * @param ids between which it has to be
   * @param documents how many there are
   */
  record ScanRequest(List<FieldCondition> conditions, KeyRange ids, long documents) {}

  /** The ways to find by an index; more than one if a document may have several of its values. */
  static List<IndexScanCandidate> all(SecondaryIndexEntries entries, ScanRequest asked) {
    String first = entries.fields().getFirst();
    List<FieldCondition> conditions = asked.conditions();
    List<List<KeyRange>> known =
        conditions.stream()
            .filter(it -> it.field().equals(first))
            .map(FieldCondition::any)
            .toList();
    boolean isOne = known.size() > 1 && !entries.haveSeveral();
    Stream<List<KeyRange>> ways = isOne ? of(first, conditions).stream() : known.stream();
    return ways.map(way -> new IndexScanCandidate(entries, way, asked)).toList();
  }

  /** What a field has to be in, if there is anything. */
  private static Optional<List<KeyRange>> of(String field, List<FieldCondition> conditions) {
    return conditions.stream()
        .filter(it -> it.field().equals(field))
        .map(FieldCondition::any)
        .reduce(KeyRange::both);
  }

  /** Takes in what the next field has to be in; whether the one after that can be taken in too. */
  private boolean narrow(List<KeyRange> next) {
    spans.forEach(it -> others.add(KeyRange.of(OrderPreservingEncoding.OTHER).behind(it.from())));
    spans = spans.stream().flatMap(it -> next.stream().map(n -> n.behind(it.from()))).toList();
    boolean goesOn = next.stream().allMatch(KeyRange::isPoint) && spans.size() <= MOST_VALUES;
    known += goesOn ? 1 : 0;
    return goesOn;
  }

  /** How many entries it has to go through, if they are many, about so many. */
  long size() {
    return size;
  }

  private Stream<KeyRange> all() {
    return Stream.concat(spans.stream(), others.stream());
  }

  private long counted() {
    long counted = 0;
    for (KeyRange span : all().toList()) {
      counted += entries.count(span, MOST_COUNTED - counted);
      if (counted == MOST_COUNTED) {
        break;
      }
    }
    return counted;
  }

  /** By the share of the index that it takes. */
  private long estimated(long documents) {
    long bytes = all().mapToLong(entries::bytes).sum();
    return documents * bytes / Math.max(1, entries.bytes(KeyRange.ALL));
  }

  /**
   * Whether entries come in that order as they are, each document once. Where equal ones come the
   * other way round than in the collection, they do not.
   *
   * @param idsSort whether the order of ids is the one to sort by
   */
  boolean comesIn(SortOrder order, boolean idsSort) {
    if (spans.size() != 1
        || others.stream().anyMatch(entries::hasAny)
        || !order.isOneWay()
        || order.byId() && !idsSort) {
      return false;
    }
    int unknown = entries.fields().size() - known;
    return unknown == 0 ? order.isOfTheCollection() : unknown == 1 && goesBy(order);
  }

  private boolean goesBy(SortOrder order) {
    String next = entries.fields().getLast();
    return order.fields().equals(List.of(next))
        && (order.byId() || !order.backwards())
        && (known > 0 || !entries.haveSeveral())
        && !entries.hasAny(KeyRange.of(OrderPreservingEncoding.OTHER).behind(prefix()));
  }

  /** The bytes of the fields that are known. */
  private byte[] prefix() {
    byte[] from = spans.getFirst().from();
    int end = 0;
    for (int field = 0; field < known; field++) {
      end = OrderPreservingEncoding.end(from, end);
    }
    return Arrays.copyOf(from, end);
  }

  /**
   * The ids of the documents that come into question, in the order of the entries, as far as they
   * are read.
   *
   * @param alsoIn other lookups by which documents that do not fit are passed over
   */
  Stream<Object> inOrder(boolean backwards, List<IndexScanCandidate> alsoIn) {
    return entries
        .walk(spans.getFirst(), backwards)
        .filter(isIn(alsoIn))
        .map(entries::idIn)
        .map(OrderPreservingEncoding::id);
  }

  /** The same in the order in which the collection is kept; all entries are read before. */
  Stream<Object> byId(boolean backwards, List<IndexScanCandidate> alsoIn) {
    TreeSet<byte[]> ids = new TreeSet<>(Arrays::compareUnsigned);
    Predicate<byte[]> isIn = isIn(alsoIn);
    spans.forEach(it -> entries.walk(it, false).filter(isIn).map(entries::idIn).forEach(ids::add));
    others.forEach(it -> entries.walk(it, false).map(entries::idIn).forEach(ids::add));
    return (backwards ? ids.descendingSet() : ids).stream().map(OrderPreservingEncoding::id);
  }

  private Predicate<byte[]> isIn(List<IndexScanCandidate> alsoIn) {
    List<Predicate<byte[]>> tests =
        alsoIn.stream()
            .filter(it -> it != this)
            .flatMap(it -> it.holding(entries).stream())
            .toList();
    return entry -> tests.isEmpty() || holds(entries.rest(entry), tests);
  }

  private static boolean holds(byte[] rest, List<Predicate<byte[]>> tests) {
    return tests.stream().allMatch(it -> it.test(rest));
  }

  /** Whether what is behind the first value of an entry of another index is here as well. */
  private Optional<Predicate<byte[]>> holding(SecondaryIndexEntries of) {
    boolean areAlike = tail(entries).equals(tail(of));
    boolean isCertain = !entries.hasAny(KeyRange.of(OrderPreservingEncoding.OTHER));
    return areAlike && isCertain && first.size() == 1 && first.getFirst().isPoint()
        ? Optional.of(
            rest -> entries.contains(OrderPreservingEncoding.joined(first.getFirst().from(), rest)))
        : Optional.empty();
  }

  private static List<String> tail(SecondaryIndexEntries entries) {
    return entries.fields().subList(1, entries.fields().size());
  }
}
