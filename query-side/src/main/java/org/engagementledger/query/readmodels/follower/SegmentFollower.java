package org.engagementledger.query.readmodels.follower;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.Segment;
import org.engagementledger.query.readmodels.DossierCache;
import org.engagementledger.query.readmodels.StoredEvent;
import org.engagementledger.query.readmodels.deadletters.Projector;
import org.engagementledger.query.readmodels.deadletters.Projector.Projected;
import org.engagementledger.query.readmodels.store.LedgerMatch;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;

/** Keeps the documents of one segment of the streams up with the log, in the models in use. */
final class SegmentFollower {
  private final FollowerContext projecting;
  private final Segment segment;
  private final DossierCache folds;
  private final LedgerMatch lineage;

  /** Where the models were when it was last asked; whether they still are shows at the end. */
  private ReadModelCheckpoint known = ReadModelCheckpoint.NONE;

  private Optional<Projector> projector = Optional.empty();

  /** The position up to, and without, which all was followed here. */
  private long next;

  SegmentFollower(FollowerContext projecting, Segment segment, LedgerMatch lineage) {
    this.projecting = projecting;
    this.folds = projecting.folds();
    this.segment = segment;
    this.lineage = lineage;
  }

  /** Goes on by a batch of events. Those that were there before change nothing. */
  synchronized void project(List<StoredEvent> batch) {
    lineage.require();
    long first = batch.getFirst().position();
    long position = batch.getLast().position();
    if (first != next) {
      // Another may have followed meanwhile, and Axon does not always say so.
      projector = Optional.empty();
    }
    do {
      Projector now = projector.orElseGet(() -> upTo(first));
      // If this breaks off, the next one goes by the letters that are kept.
      projector = Optional.empty();
      write(now, batch);
      projector = Optional.of(now).filter(it -> hasAdvanced(position));
    } while (projector.isEmpty());
    next = position + 1;
  }

  private void write(Projector now, List<StoredEvent> batch) {
    Map<String, String> inUse = projecting.inUse(known);
    if (!inUse.isEmpty()) {
      Projected projected = now.project(batch);
      projecting.models().save(inUse, projected.pages());
      settle(now, projected);
    }
  }

  /** Where others are in use by now, these have yet to be written, by the letters that are kept. */
  private void settle(Projector now, Projected written) {
    if (!written.released().isEmpty()
        && projecting.catalogues().current().generation() == known.generation()) {
      now.settle(written);
    }
  }

  /**
   * After models were replaced other streams may wait than before. And a token may be ahead of
   * models that were founded, or put back, without it: what lies between would never come.
   */
  private Projector upTo(long position) {
    known = projecting.catalogues().current();
    if (known.generation() == 0) {
      throw new IllegalStateException("The catalogue of the read models is gone.");
    }
    Projector now = projecting.projector(known, folds, stream -> segment.matches((Object) stream));
    long from = known.positions().get(segment.getSegmentId()) + 1;
    while (from < position) {
      List<StoredEvent> missed = projecting.read(from, position);
      write(now, missed);
      from = missed.getLast().position() + 1;
    }
    return now;
  }

  private boolean hasAdvanced(long position) {
    return projecting.catalogues().advance(known, segment.getSegmentId(), position);
  }
}
