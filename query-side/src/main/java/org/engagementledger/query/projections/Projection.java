package org.engagementledger.query.projections;

import java.util.List;
import java.util.stream.Stream;

/** Makes the documents of one read model out of events. */
public interface Projection {
  /** The name of the read model: lower-case letters and hyphens. */
  String name();

  /**
   * The documents that events change, as they are after the last of them; each once.
   *
   * @param steps the events in their order, each with what it changed
   */
  Stream<Page> project(List<Step> steps);

  /**
   * What documents are found by besides their ids, most telling first; an index is kept of each.
   */
  default List<String> keys() {
    return List.of();
  }
}
