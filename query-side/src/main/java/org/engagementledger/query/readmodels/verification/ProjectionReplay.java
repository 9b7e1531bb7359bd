package org.engagementledger.query.readmodels.verification;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.engagementledger.query.readmodels.DossierCache;
import org.engagementledger.query.readmodels.ProjectedLog;
import org.engagementledger.query.readmodels.Projection;
import org.engagementledger.query.readmodels.ReadModelDocument;
import org.engagementledger.query.readmodels.StoredEvent;
import org.engagementledger.query.readmodels.deadletters.ParkedStreams;
import org.engagementledger.query.readmodels.deadletters.Projector;

/** Makes the documents of read models of the log again, from its first event on, for nobody. */
final class ProjectionReplay {
  /** Events that are folded at once. */
  private static final int BATCH = 2048;

  private final ProjectedLog log;
  private final Projector projector;
  private final BooleanSupplier stopped;
  private final LongConsumer progress;
  private long position;

  /**
   * A replay of the whole log.
   *
   * @param stopped whether to break off, after a batch
   * @param progress told the position reached, after a batch
   */
  ProjectionReplay(
      List<Projection> projections,
      ProjectedLog log,
      BooleanSupplier stopped,
      LongConsumer progress) {
    log.readDiscarded();
    this.log = log;
    this.projector =
        new Projector(
            projections,
            log,
            new DossierCache(log, DossierCache.asManyAsFitInto(8)),
            ParkedStreams.inMemory(),
            stream -> true);
    this.stopped = stopped;
    this.progress = progress;
  }

  /** Goes on to a position; of the events of a batch come the documents as they are after it. */
  void to(long end, Consumer<Map<String, List<ReadModelDocument>>> documents) {
    to(end, BATCH, documents);
  }

  /** The same, event by event, so that no state of a document is passed over. */
  void throughEveryEventTo(long end, Consumer<Map<String, List<ReadModelDocument>>> documents) {
    to(end, 1, documents);
  }

  private void to(long end, int step, Consumer<Map<String, List<ReadModelDocument>>> documents) {
    while (position < end && !stopped.getAsBoolean()) {
      List<StoredEvent> events = log.read(position + 1, (int) Math.min(step, end - position));
      documents.accept(projector.project(events).pages());
      position = events.getLast().position();
      progress.accept(position);
    }
  }
}
