package org.engagementledger.benchmarks;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The archives that are measured, each filled when it is first needed. */
final class Archives implements AutoCloseable {
  private final Map<Integer, Archive> open = new TreeMap<>();

  /** The archive with so many events. */
  Archive of(Conditions conditions, int events) throws IOException {
    Archive known = open.get(events);
    if (known != null) {
      return known;
    }
    Archive fresh = Archive.open(conditions, events);
    open.put(events, fresh);
    return fresh;
  }

  @Override
  public void close() throws IOException {
    for (Archive archive : open.values()) {
      archive.close();
    }
  }
}
