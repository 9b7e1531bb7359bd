package org.engagementledger.query.operations;

import java.util.List;
import org.engagementledger.events.RebuildEvent.RebuildBegun;
import org.engagementledger.events.RebuildEvent.RebuildFinished;
import org.engagementledger.query.readmodels.OperationsLog;

/** Records one rebuild in the log: that it began, and how it ended. Neither is recorded twice. */
final class RebuildRecorder {
  private final OperationsLog note;
  private final String actor;
  private final List<String> models;
  private boolean begun;
  private long position;

  RebuildRecorder(OperationsLog note, String actor, List<String> models) {
    this.note = note;
    this.actor = actor;
    this.models = models;
  }

  /** Records that it began, and says at which position that is recorded. */
  synchronized long begun() {
    if (!begun) {
      begun = true;
      position = note.of(new RebuildBegun(models), actor).position();
    }
    return position;
  }

  /** A rebuild that never began has no end either. */
  synchronized void ended(RebuildStatus end) {
    if (begun) {
      var finished =
          new RebuildFinished(
              models, end.state().name(), end.events(), end.comparison().different());
      var unused = note.of(finished, actor);
    }
  }
}
