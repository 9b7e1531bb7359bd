package org.engagementledger.query.rebuilds;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.engagementledger.query.projections.Progress;

/**
 * A rebuild, and how far it is.
 *
 * @param models what is rebuilt
 * @param rate events per second so far
 * @param left how long the rest takes if it goes on like this
 */
record Rebuilding(
    List<String> models, State state, long events, long total, long rate, Duration left) {
  /** Whether it is over. */
  enum State {
    RUNNING,
    DONE,
    FAILED
  }

  static Rebuilding begun(Collection<String> models) {
    return new Rebuilding(models.stream().sorted().toList(), State.RUNNING, 0, 0, 0, Duration.ZERO);
  }

  Rebuilding at(Progress it) {
    return new Rebuilding(models, state, it.events(), it.total(), it.rate(), it.left());
  }

  Rebuilding ended(State end) {
    return new Rebuilding(models, end, events, total, rate, Duration.ZERO);
  }
}
