package org.engagementledger.query.rebuilds;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.engagementledger.query.projections.Comparison;
import org.engagementledger.query.projections.Progress;
import org.engagementledger.query.projections.Rebuild.Outcome;

/**
 * A rebuild, and how far it is.
 *
 * @param models what is rebuilt
 * @param rate events per second so far
 * @param left how long the rest takes if it goes on like this
 * @param comparison with what was in use, once that is known
 */
record Rebuilding(
    List<String> models,
    State state,
    long events,
    long total,
    long rate,
    Duration left,
    Comparison comparison) {
  /** Whether it is over. */
  enum State {
    RUNNING,
    /** The next one of the same models goes on from there. */
    STOPPED,
    DONE,
    FAILED
  }

  static Rebuilding begun(Collection<String> models) {
    return new Rebuilding(
        models.stream().sorted().toList(), State.RUNNING, 0, 0, 0, Duration.ZERO, Comparison.NONE);
  }

  Rebuilding at(Progress it) {
    return new Rebuilding(models, state, it.events(), it.total(), it.rate(), it.left(), comparison);
  }

  Rebuilding ended(State end) {
    return new Rebuilding(models, end, events, total, rate, Duration.ZERO, comparison);
  }

  Rebuilding ended(Outcome outcome) {
    State end = outcome.switched() ? State.DONE : State.STOPPED;
    return new Rebuilding(models, end, events, total, rate, Duration.ZERO, outcome.comparison());
  }
}
