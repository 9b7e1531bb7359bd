package org.engagementledger.wiring;

import org.engagementledger.ledger.Ledger;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Healthy is a process that can read where its ledger ends, and whose clock is good enough to
 * record by; the embedded server knows no more.
 */
@Component
final class LedgerHealthIndicator implements HealthIndicator {
  private final Ledger ledger;

  LedgerHealthIndicator(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Health health() {
    try {
      long position = ledger.head().position();
      return ledger
          .clockFlaw()
          .map(flaw -> Health.down().withDetail("reason", flaw))
          .orElseGet(Health::up)
          .withDetail("position", position)
          .build();
    } catch (RuntimeException unreachable) {
      return Health.down().build();
    }
  }
}
