package org.engagementledger.query.projections;

import java.util.Map;

/**
 * A document of a read model; replaced whole.
 *
 * @param id what it is about
 * @param position of the last event in it
 * @param json what it says
 * @param keys what it can be found by, besides its id
 * @param isNew whether no event before that one can have made it
 */
public record Page(String id, long position, String json, Map<String, Object> keys, boolean isNew) {
  /** A document that is only found by its id, and that later events may change. */
  public static Page of(String id, long position, String json) {
    return new Page(id, position, json, Map.of(), false);
  }

  /** The same, to be found by these too. */
  public Page foundBy(Map<String, Object> its) {
    return new Page(id, position, json, its, isNew);
  }

  /** The same, made by that event: where it is there already, it is as late, or later. */
  public Page forTheFirstTime() {
    return new Page(id, position, json, keys, true);
  }
}
