package org.engagementledger.query.readmodels.follower;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.engagementledger.query.readmodels.ProjectedLog;
import org.engagementledger.query.readmodels.deadletters.DeadLetterStore;
import org.engagementledger.query.readmodels.store.CheckpointStore;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far the read models are, and how far behind, by the names of docs/metrics.md. */
@Component
final class FollowerMeters {
  private final CheckpointStore catalogues;
  private final ProjectedLog log;
  private final DeadLetterStore letters;
  private final StreamingEventProcessor processor;
  private final Clock clock;

  FollowerMeters(
      CheckpointStore catalogues,
      ProjectedLog log,
      DeadLetterStore letters,
      StreamingEventProcessor processor,
      Clock clock,
      MeterRegistry meters) {
    this.catalogues = catalogues;
    this.log = log;
    this.letters = letters;
    this.processor = processor;
    this.clock = clock;
    gauge("position", null, "Every event up to there is shown", FollowerMeters::shown, meters);
    gauge("lag", null, "Events recorded and not shown yet", FollowerMeters::lag, meters);
    gauge("segments", null, "Parts followed here", FollowerMeters::segments, meters);
    gauge("dead.letters", null, "Events not shown", FollowerMeters::deadLetters, meters);
    gauge("delay", "seconds", "Age of the oldest of them", FollowerMeters::delay, meters);
  }

  private void gauge(
      String name,
      @Nullable String unit,
      String description,
      ToDoubleFunction<FollowerMeters> value,
      MeterRegistry meters) {
    Gauge.builder("ledger.follower." + name, this, value)
        .tag("follower", CheckpointStore.PROCESSING_GROUP)
        .baseUnit(unit)
        .description(description)
        .register(meters);
  }

  /** Of models that are yet to be made, or are of another ledger, nothing is shown. */
  private long shown() {
    ReadModelCheckpoint now = catalogues.current();
    boolean isShown = !now.collections().isEmpty() && catalogues.isOfThisLedger(now);
    return isShown ? now.position() : 0;
  }

  private double lag() {
    return Math.max(0, log.end() - shown());
  }

  private double segments() {
    return processor.processingStatus().size();
  }

  private double deadLetters() {
    return letters.all(catalogues.current()).size();
  }

  private double delay() {
    return log.read(shown() + 1, 1).stream()
        .mapToDouble(next -> Duration.between(next.time(), clock.instant()).toMillis() / 1000.0)
        .map(seconds -> Math.max(0, seconds))
        .findFirst()
        .orElse(0);
  }
}
