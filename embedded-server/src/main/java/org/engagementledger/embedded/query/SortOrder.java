package org.engagementledger.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order in which documents are asked for.
 *
 * @param fields by which, before the id
 * @param byId whether the id decides at last
 * @param backwards whether the largest come first
 * @param isOneWay whether that holds for all of it
 */
record SortOrder(List<String> fields, boolean byId, boolean backwards, boolean isOneWay) {
  private static final String ID = "_id";
  private static final String AS_THEY_ARE = "$natural";

  /** No order is the one in which the collection is kept. */
  static SortOrder of(@Nullable Document order) {
    if (order == null || order.isEmpty()) {
      return new SortOrder(List.of(), false, false, true);
    }
    List<String> all = List.copyOf(order.keySet());
    List<Boolean> ways = order.values().stream().map(SortOrder::isBackwards).distinct().toList();
    boolean byId = all.getLast().equals(ID);
    boolean asTheyAre = all.getFirst().equals(AS_THEY_ARE);
    List<String> others = byId ? all.subList(0, all.size() - 1) : all;
    return new SortOrder(
        asTheyAre ? List.of() : others,
        byId && !asTheyAre,
        ways.getFirst(),
        asTheyAre || ways.size() == 1);
  }

  private static boolean isBackwards(@Nullable Object way) {
    return way instanceof Number number && number.intValue() <= 0;
  }

  /** Whether it is, one way or the other, the order in which the collection is kept. */
  boolean isOfTheCollection() {
    return fields.isEmpty();
  }
}
