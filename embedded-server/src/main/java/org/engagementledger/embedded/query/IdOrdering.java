package org.engagementledger.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import org.engagementledger.embedded.encoding.KeyRange;
import org.engagementledger.embedded.encoding.OrderPreservingEncoding;
import org.engagementledger.embedded.storage.StoredMap;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a collection, in whose order its documents lie.
 *
 * @param areSorted whether that is the order that MongoDB sorts by: all are texts, or all longs
 * @param kind what the bytes of each begin with, if that is so; 0 if there are none
 */
record IdOrdering(boolean areSorted, byte kind) {

  static IdOrdering of(StoredMap documents) {
    byte @Nullable [] first = documents.outermost(false);
    byte @Nullable [] last = documents.outermost(true);
    if (first == null || last == null) {
      return new IdOrdering(true, (byte) 0);
    }
    boolean areSorted = first[0] == last[0] && OrderPreservingEncoding.areSorted(first[0]);
    return new IdOrdering(areSorted, areSorted ? first[0] : 0);
  }

  /**
   * Those that can meet a condition: {@code $gt}, {@code $gte}, {@code $lt} and {@code $lte} bound
   * them, the rest is the caller's.
   */
  KeyRange meeting(@Nullable Object condition) {
    byte @Nullable [] least = bound(condition, "$gt", "$gte");
    byte @Nullable [] greatest = bound(condition, "$lt", "$lte");
    return new KeyRange(
        least == null ? KeyRange.ALL.from() : least,
        greatest == null ? KeyRange.ALL.upTo() : Arrays.copyOf(greatest, greatest.length + 1),
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
    byte[] bytes = OrderPreservingEncoding.ofId(bound);
    return bytes[0] == kind ? bytes : null;
  }
}
