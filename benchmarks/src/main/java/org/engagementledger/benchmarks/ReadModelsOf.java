package org.engagementledger.benchmarks;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.query.projections.Catalogues;
import org.engagementledger.query.projections.Rebuild;
import org.engagementledger.query.search.index.SearchIndex;
import org.springframework.context.ApplicationContext;

/** How far the read models of a product have come. */
final class ReadModelsOf {

  private static final Duration PATIENCE = Duration.ofMinutes(60);
  private static final Duration SHORT = Duration.ofMillis(100);

  private final Catalogues catalogues;
  private final Ledger ledger;
  private final Rebuild rebuild;
  private final SearchIndex index;

  ReadModelsOf(ApplicationContext product) {
    this.catalogues = product.getBean(Catalogues.class);
    this.ledger = product.getBean(Ledger.class);
    this.rebuild = product.getBean(Rebuild.class);
    this.index = product.getBean(SearchIndex.class);
  }

  /** Returns when all read models and the search index hold every event; made, if need be. */
  void awaitAll() {
    while (!rebuild.outdated().isEmpty()) {
      LockSupport.parkNanos(SHORT.toNanos());
    }
    long end = ledger.head().position();
    await(end);
    while (!index.includes(end)) {
      LockSupport.parkNanos(SHORT.toNanos());
    }
  }

  /** Returns when every read model holds every event up to there. */
  void await(long position) {
    try {
      var unused = catalogues.await(position, PATIENCE).orElseThrow();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
