package org.engagementledger.ledger.append;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.ledger.follow.LogView;
import org.engagementledger.ledger.log.Commit;

/** What a ledger times and counts, by the names of docs/metrics.md. */
public final class LedgerMeters {
  private static final Duration[] BOUNDS =
      Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 30_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Timer append;
  private final DistributionSummary events;
  private final Counter conflicts;
  private final Counter settled;
  private final Map<Retry, Counter> retries;

  public LedgerMeters(MeterRegistry registry) {
    this.registry = registry;
    append =
        Timer.builder("ledger.append")
            .description("From handing a commit in until it is durable, or was not taken")
            .serviceLevelObjectives(BOUNDS)
            .register(registry);
    events =
        DistributionSummary.builder("ledger.append.events")
            .description("Events that became durable together")
            .register(registry);
    conflicts =
        Counter.builder("ledger.append.conflicts")
            .description("Commits whose place in a stream was taken")
            .register(registry);
    settled =
        Counter.builder("ledger.append.settled")
            .description("Commits of which a lost reply was found out afterwards")
            .register(registry);
    retries = Stream.of(Retry.values()).collect(Collectors.toMap(it -> it, this::counter));
  }

  /** Why something is tried again. */
  enum Retry {
    /** Another writer had taken the position. */
    OVERTAKEN,
    /** The reply was lost. */
    IN_DOUBT,
    /** The server could not be asked at all. */
    UNREACHABLE
  }

  private Counter counter(Retry cause) {
    return Counter.builder("ledger.append.retries")
        .description("Writes that were tried again")
        .tag("cause", cause.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .register(registry);
  }

  /** The last position is asked for whenever somebody wants to know it. */
  public void position(LogView log) {
    Gauge.builder("ledger.position", log, it -> it.catchUp().position())
        .description("The last position of the ledger")
        .register(registry);
  }

  public <T> T timed(Supplier<T> appending) {
    try {
      return append.record(appending);
    } catch (StreamConflict conflict) {
      conflicts.increment();
      throw conflict;
    }
  }

  void wrote(Commit commit) {
    events.record(commit.entries().size());
  }

  void triedAgain(Retry cause) {
    Objects.requireNonNull(retries.get(cause)).increment();
  }

  void foundOut() {
    settled.increment();
  }
}
