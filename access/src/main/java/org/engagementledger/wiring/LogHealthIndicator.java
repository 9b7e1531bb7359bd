package org.engagementledger.wiring;

import org.engagementledger.ledger.Ledger;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down is a process under which the log was put back: only one started again can go on with it. */
@Component
final class LogHealthIndicator implements HealthIndicator {
  private final Ledger ledger;

  LogHealthIndicator(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Health health() {
    return ledger.isLost()
        ? Health.down().withDetail("reason", "The log was put back under this process").build()
        : Health.up().build();
  }
}
