package org.engagementledger.query.projections;

import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Says how far the read models are behind the ledger, and whether they are of it at all. */
@Component("follower")
final class FollowerHealth extends AbstractHealthIndicator {
  private final Catalogues catalogues;
  private final Log log;
  private final DeadLetters letters;
  private final Lineage lineage;

  FollowerHealth(Catalogues catalogues, Log log, DeadLetters letters, Lineage lineage) {
    super("the ledger's database does not answer");
    this.catalogues = catalogues;
    this.log = log;
    this.letters = letters;
    this.lineage = lineage;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    Optional<String> flaw = lineage.check();
    flaw.ifPresentOrElse(it -> health.down().withDetail("reason", it), health::up);
    Catalogue now = catalogues.current();
    health
        .withDetail("position", now.position())
        .withDetail("lag", lag())
        .withDetail("deadLetters", letters.all(now).size());
  }

  private long lag() {
    return Math.max(0, log.end() - catalogues.current().position());
  }
}
