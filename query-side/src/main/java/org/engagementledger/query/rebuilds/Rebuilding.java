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
 * @param note why it waits, or has failed; empty otherwise
 */
record Rebuilding(
    List<String> models,
    State state,
    long events,
    long total,
    long rate,
    Duration left,
    Comparison comparison,
    String note) {
  /** Whether it is over. */
  enum State {
    RUNNING,
    /** The next one of the same models goes on from there. */
    STOPPED,
    DONE,
    FAILED
  }

  static Rebuilding begun(Collection<String> models) {
    List<String> sorted = models.stream().sorted().toList();
    return new Rebuilding(sorted, State.RUNNING, 0, 0, 0, Duration.ZERO, Comparison.NONE, "");
  }

  Rebuilding at(Progress it) {
    return new Rebuilding(
        models, state, it.events(), it.total(), it.rate(), it.left(), comparison, "");
  }

  Rebuilding waiting(Duration longest) {
    String why =
        "Another process began to rebuild and is silent. If it stays so, this one takes its place"
            + " in %d seconds.".formatted(Math.max(1, longest.toSeconds()));
    return new Rebuilding(models, state, events, total, rate, left, comparison, why);
  }

  Rebuilding ended(Outcome outcome) {
    return ended(outcome.switched() ? State.DONE : State.STOPPED, outcome.comparison(), "");
  }

  Rebuilding failed(String why) {
    return ended(State.FAILED, comparison, why);
  }

  private Rebuilding ended(State end, Comparison found, String why) {
    return new Rebuilding(models, end, events, total, rate, Duration.ZERO, found, why);
  }
}
