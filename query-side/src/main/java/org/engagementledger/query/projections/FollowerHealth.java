package org.engagementledger.query.projections;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Says how far the read models are behind the ledger: in the health, and as a metric. */
@Component("follower")
final class FollowerHealth extends AbstractHealthIndicator {
  private final Catalogues catalogues;
  private final Log log;
  private final DeadLetters letters;

  FollowerHealth(
      Catalogues catalogues,
      Log log,
      DeadLetters letters,
      StreamingEventProcessor processor,
      MeterRegistry meters) {
    super("the ledger's database does not answer");
    this.catalogues = catalogues;
    this.log = log;
    this.letters = letters;
    Gauge.builder("ledger.segments", processor, it -> it.processingStatus().size())
        .description("how many segments of the streams this process follows")
        .register(meters);
    Gauge.builder("ledger.dead.letters", this, FollowerHealth::parked)
        .description("how many events could not be shown; what follows them in their streams waits")
        .register(meters);
    Gauge.builder("ledger.position", log, Log::end)
        .description("the last position of the ledger")
        .register(meters);
    Gauge.builder("ledger.read.models.position", catalogues, it -> it.current().position())
        .description("the position up to which all read models are")
        .register(meters);
    Gauge.builder("ledger.read.models.lag", this, FollowerHealth::lag)
        .description("how many events the read models are behind")
        .register(meters);
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    health
        .up()
        .withDetail("position", catalogues.current().position())
        .withDetail("lag", lag())
        .withDetail("deadLetters", parked());
  }

  private int parked() {
    return letters.all(catalogues.current()).size();
  }

  private long lag() {
    return Math.max(0, log.end() - catalogues.current().position());
  }
}
