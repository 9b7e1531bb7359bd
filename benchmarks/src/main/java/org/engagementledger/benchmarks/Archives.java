package org.engagementledger.benchmarks;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The products that are asked, each filled with an invented history when it is first needed. */
record Archives(Server server, Map<Integer, Archive> open) implements AutoCloseable {

  Archives() throws IOException {
    this(new Server(), new HashMap<>());
  }

  /** The archive with so many events. */
  Archive of(Conditions conditions, int events) throws InterruptedException {
    if (!open.containsKey(events)) {
      new InventedHistory().fill(server.database("archive" + events), events);
      open.put(events, Archive.start(server, "archive" + events, Archive.BothSides.class));
    }
    Archive archive = Objects.requireNonNull(open.get(events));
    archive.awaitAll();
    return archive;
  }

  @Override
  public void close() throws IOException {
    open.values().forEach(Archive::close);
    server.close();
  }
}
