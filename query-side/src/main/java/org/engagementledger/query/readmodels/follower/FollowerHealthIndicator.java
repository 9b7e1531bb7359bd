package org.engagementledger.query.readmodels.follower;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.engagementledger.query.readmodels.ProjectedLog;
import org.engagementledger.query.readmodels.deadletters.DeadLetterStore;
import org.engagementledger.query.readmodels.store.CheckpointStore;
import org.engagementledger.query.readmodels.store.LedgerMatch;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Says how far the read models are behind the ledger, whether they are of it at all, and whether
 * they stand still although there is something to show: followers move on within a second.
 */
@Component("follower")
final class FollowerHealthIndicator extends AbstractHealthIndicator {
  private static final Logger LOG = LoggerFactory.getLogger(FollowerHealthIndicator.class);
  private static final Duration STILL = Duration.ofMinutes(1);

  private final CheckpointStore catalogues;
  private final ProjectedLog log;
  private final DeadLetterStore letters;
  private final LedgerMatch lineage;
  private final LongSupplier nanoseconds;
  private Pause pause = new Pause(-1, 0);

  /** Where they were when somebody asked, and since when they have been there. */
  private record Pause(long position, long since) {}

  @Autowired
  FollowerHealthIndicator(
      CheckpointStore catalogues, ProjectedLog log, DeadLetterStore letters, LedgerMatch lineage) {
    this(catalogues, log, letters, lineage, System::nanoTime);
  }

  FollowerHealthIndicator(
      CheckpointStore catalogues,
      ProjectedLog log,
      DeadLetterStore letters,
      LedgerMatch lineage,
      LongSupplier nanoseconds) {
    super("the ledger's database does not answer");
    this.catalogues = catalogues;
    this.log = log;
    this.letters = letters;
    this.lineage = lineage;
    this.nanoseconds = nanoseconds;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    ReadModelCheckpoint now = catalogues.current();
    long lag = Math.max(0, log.end() - now.position());
    lineage
        .check()
        .or(() -> standstill(now.position(), lag))
        .ifPresentOrElse(it -> health.down().withDetail("reason", it), health::up);
    health
        .withDetail("position", now.position())
        .withDetail("lag", lag)
        .withDetail("deadLetters", letters.all(now).size());
  }

  private synchronized Optional<String> standstill(long position, long lag) {
    long now = nanoseconds.getAsLong();
    if (lag == 0 || position != pause.position()) {
      pause = new Pause(position, now);
    }
    if (now - pause.since() < STILL.toNanos()) {
      return Optional.empty();
    }
    String reason =
        "The read models have stood still at position %d, %d events behind; restart the program"
            .formatted(position, lag);
    LOG.error("{}", reason);
    return Optional.of(reason);
  }
}
