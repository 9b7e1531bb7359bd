package org.engagementledger.query.operations;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.engagementledger.query.readmodels.rebuild.ComparisonResult;
import org.engagementledger.query.readmodels.rebuild.ReadModelRebuild.RebuildOutcome;
import org.engagementledger.query.readmodels.rebuild.RebuildProgress;

/**
 * A rebuild, and how far it is.
 *
 * @param models what is rebuilt
 * @param rate events per second so far
 * @param left how long the rest takes if it goes on like this
 * @param comparison with what was in use, once that is known
 * @param note why it waits, or has failed; empty otherwise
 */
record RebuildStatus(
    List<String> models,
    State state,
    long events,
    long total,
    long rate,
    Duration left,
    ComparisonResult comparison,
    String note) {
  /** Whether it is over. */
  enum State {
    RUNNING,
    /** The next one of the same models goes on from there. */
    STOPPED,
    DONE,
    FAILED
  }

  static RebuildStatus begun(Collection<String> models) {
    List<String> sorted = models.stream().sorted().toList();
    return new RebuildStatus(
        sorted, State.RUNNING, 0, 0, 0, Duration.ZERO, ComparisonResult.NONE, "");
  }

  RebuildStatus at(RebuildProgress it) {
    return new RebuildStatus(
        models, state, it.events(), it.total(), it.rate(), it.left(), comparison, "");
  }

  RebuildStatus waiting(Duration longest) {
    String why =
        "Another process began to rebuild and is silent. If it stays so, this one takes its place"
            + " in %d seconds.".formatted(Math.max(1, longest.toSeconds()));
    return new RebuildStatus(models, state, events, total, rate, left, comparison, why);
  }

  RebuildStatus ended(RebuildOutcome outcome) {
    return ended(outcome.switched() ? State.DONE : State.STOPPED, outcome.comparison(), "");
  }

  RebuildStatus failed(String why) {
    return ended(State.FAILED, comparison, why);
  }

  private RebuildStatus ended(State end, ComparisonResult found, String why) {
    return new RebuildStatus(models, end, events, total, rate, Duration.ZERO, found, why);
  }
}
