package org.engagementledger.benchmarks.workload;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.engagementledger.benchmarks.measuring.BenchmarkSettings;

/** The products that are asked, each filled with an invented history when it is first needed. */
public record FilledProducts(TemporaryServer server, Map<Integer, BenchmarkedProduct> open)
    implements AutoCloseable {

  public FilledProducts() throws IOException {
    this(new TemporaryServer(), new HashMap<>());
  }

  /** The archive with so many events. */
  public BenchmarkedProduct of(BenchmarkSettings conditions, int events)
      throws InterruptedException {
    if (!open.containsKey(events)) {
      new InventedHistory().fill(server.database("archive" + events), events);
      open.put(
          events,
          BenchmarkedProduct.start(server, "archive" + events, BenchmarkedProduct.BothSides.class));
    }
    BenchmarkedProduct archive = Objects.requireNonNull(open.get(events));
    archive.awaitAll();
    return archive;
  }

  @Override
  public void close() throws IOException {
    open.values().forEach(BenchmarkedProduct::close);
    server.close();
  }
}
