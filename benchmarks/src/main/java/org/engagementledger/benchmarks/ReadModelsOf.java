package org.engagementledger.benchmarks;

import java.time.Duration;
import org.engagementledger.ledger.Ledger;
import org.engagementledger.query.projections.Catalogues;
import org.springframework.context.ApplicationContext;

/** How far the read models of a product have come. */
final class ReadModelsOf {

  private static final Duration PATIENCE = Duration.ofMinutes(60);

  private final Catalogues catalogues;
  private final Ledger ledger;

  ReadModelsOf(ApplicationContext product) {
    this.catalogues = product.getBean(Catalogues.class);
    this.ledger = product.getBean(Ledger.class);
  }

  void awaitAll() {
    await(ledger.head().position());
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
