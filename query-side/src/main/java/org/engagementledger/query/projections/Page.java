package org.engagementledger.query.projections;

import java.util.Map;

/**
 * A document of a read model; replaced whole.
 *
 * @param id what it is about
 * @param position of the last event in it
 * @param json what it says
 * @param keys what it can be found by, besides its id
 */
public record Page(String id, long position, String json, Map<String, Object> keys) {
  /** A document that is only found by its id. */
  public static Page of(String id, long position, String json) {
    return new Page(id, position, json, Map.of());
  }
}
