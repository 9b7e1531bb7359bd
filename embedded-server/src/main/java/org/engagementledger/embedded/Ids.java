package org.engagementledger.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a collection, in whose order its documents lie.
 *
 * @param areSorted whether that is the order that MongoDB sorts by: all are texts, or all longs
 * @param kind what the bytes of each begin with, if that is so; 0 if there are none
 */
record Ids(boolean areSorted, byte kind) {

  static Ids of(StoredMap documents) {
    byte @Nullable [] first = documents.outermost(false);
    byte @Nullable [] last = documents.outermost(true);
    if (first == null || last == null) {
      return new Ids(true, (byte) 0);
    }
    boolean areSorted = first[0] == last[0] && OrderedBytes.areSorted(first[0]);
    return new Ids(areSorted, areSorted ? first[0] : 0);
  }

  /**
   * Those that can meet a condition: {@code $gt}, {@code $gte}, {@code $lt} and {@code $lte} bound
   * them, the rest is the caller's.
   */
  Span meeting(@Nullable Object condition) {
    byte @Nullable [] least = bound(condition, "$gt", "$gte");
    byte @Nullable [] greatest = bound(condition, "$lt", "$lte");
    return new Span(
        least == null ? Span.ALL.from() : least,
        greatest == null ? Span.ALL.upTo() : Arrays.copyOf(greatest, greatest.length + 1),
        false);
  }

  private byte @Nullable [] bound(@Nullable Object condition, String open, String closed) {
    @Nullable Object bound =
        condition instanceof Document conditions
            ? conditions.getOrDefault(open, conditions.get(closed))
            : null;
    if (kind == 0 || bound == null) {
      return null;
    }
    byte[] bytes = OrderedBytes.ofId(bound);
    return bytes[0] == kind ? bytes : null;
  }
}
