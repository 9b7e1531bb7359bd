package org.engagementledger.query.readmodels.rebuild;

import java.time.Duration;

/**
 * How far a rebuild is.
 *
 * @param events how many it has read
 * @param total how many the log has
 * @param before how many of them an earlier attempt had read
 * @param elapsed how long it has taken since
 */
public record RebuildProgress(long events, long total, long before, Duration elapsed) {
  /** Events per second so far. */
  public long rate() {
    return Math.round((events - before) * 1e9 / Math.max(1, elapsed.toNanos()));
  }

  /** How long the rest takes if it goes on like this. */
  public Duration left() {
    return Duration.ofSeconds(rate() == 0 ? 0 : Math.max(0, total - events) / rate());
  }
}
