package org.engagementledger.query.readmodels;

import java.util.List;
import java.util.stream.Stream;

/** Makes the documents of one read model out of events. */
public interface Projection {
  /** The name of the read model: lower-case letters and hyphens. */
  String name();

  /**
   * The number of the shape that the documents have, from 1. It is raised whenever code of before
   * could not read what is written now, or the other way round; the model is then made anew.
   */
  int revision();

  /**
   * The documents that a run of events changes, as they are after it; each once. They do not depend
   * on how events are cut into runs.
   */
  Stream<ReadModelDocument> project(StreamBatch run);

  /**
   * What documents are found by besides their ids, most telling first; an index is kept of each,
   * the largest ids first.
   */
  default List<String> keys() {
    return List.of();
  }
}
