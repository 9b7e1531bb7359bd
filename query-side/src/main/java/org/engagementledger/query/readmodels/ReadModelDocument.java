package org.engagementledger.query.readmodels;

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
public record ReadModelDocument(
    String id, long position, String json, Map<String, Object> keys, boolean isNew) {
  /** A document that is only found by its id, and that later events may change. */
  public static ReadModelDocument of(String id, long position, String json) {
    return new ReadModelDocument(id, position, json, Map.of(), false);
  }

  /** The same, to be found by these too. */
  public ReadModelDocument foundBy(Map<String, Object> its) {
    return new ReadModelDocument(id, position, json, its, isNew);
  }

  /** The same, made by that event: where it is there already, it is as late, or later. */
  public ReadModelDocument forTheFirstTime() {
    return new ReadModelDocument(id, position, json, keys, true);
  }
}
