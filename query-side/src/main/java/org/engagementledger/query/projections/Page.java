package org.engagementledger.query.projections;

import java.util.Map;

/**
 * A document of a read model; replaced whole.
 *
 * @param id what it is about
 * @param position of the last event in it
 * @param json what it says
 * @param keys what it can be found by, besides its id
 * @param isFinal whether no event changes it any more
 */
public record Page(
    String id, long position, String json, Map<String, Object> keys, boolean isFinal) {
  /** A document that is only found by its id, and that later events may change. */
  public static Page of(String id, long position, String json) {
    return new Page(id, position, json, Map.of(), false);
  }

  /** The same, to be found by these too. */
  public Page foundBy(Map<String, Object> its) {
    return new Page(id, position, json, its, isFinal);
  }

  /** The same, never to be changed. */
  public Page forGood() {
    return new Page(id, position, json, keys, true);
  }
}
