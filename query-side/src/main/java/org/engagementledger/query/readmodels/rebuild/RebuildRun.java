package org.engagementledger.query.readmodels.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.engagementledger.events.DeadLetterEvent;
import org.engagementledger.query.readmodels.DossierCache;
import org.engagementledger.query.readmodels.ProjectedLog;
import org.engagementledger.query.readmodels.Projection;
import org.engagementledger.query.readmodels.StoredEvent;
import org.engagementledger.query.readmodels.deadletters.DeadLetterStore;
import org.engagementledger.query.readmodels.deadletters.ParkedStreams;
import org.engagementledger.query.readmodels.deadletters.Projector;
import org.engagementledger.query.readmodels.deadletters.Projector.Projected;
import org.engagementledger.query.readmodels.store.ReadModelStore;
import org.engagementledger.query.readmodels.store.StagedReadModels;

/**
 * Goes through the log and writes the documents of a draft. While one batch of events becomes
 * documents, the next is read and the last is written.
 */
final class RebuildRun {
  /** Events that are read at once. */
  private static final int PART = 512;

  /** Events that are folded at once; a document is written once for all of them. */
  private static final int BATCH = 2048;

  private final ProjectedLog log;
  private final ReadModelStore models;
  private final DeadLetterStore letters;
  private final Consumer<StagedReadModels> noted;
  private final BooleanSupplier stopped;
  private final List<Projection> projections;
  private final long memory;
  private StagedReadModels draft;

  /**
   * A copy of the log in those models.
   *
   * @param draft how far an earlier attempt has come
   * @param noted is told how far it is after every batch
   * @param stopped whether to break off, after a batch
   */
  RebuildRun(
      ProjectedLog log,
      ReadModelStore models,
      DeadLetterStore letters,
      List<Projection> projections,
      StagedReadModels draft,
      long memory,
      Consumer<StagedReadModels> noted,
      BooleanSupplier stopped) {
    this.log = log;
    this.models = models;
    this.letters = letters;
    this.projections = projections;
    this.draft = draft;
    this.memory = memory;
    this.noted = noted;
    this.stopped = stopped;
  }

  StagedReadModels draft() {
    return draft;
  }

  /** Goes on to the end of the log; share by share, so that the dossiers of one fit in memory. */
  void catchUp() throws InterruptedException {
    log.readDiscarded();
    try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int share = 0; share < draft.positions().size(); share++) {
        catchUp(share, beside);
      }
    }
  }

  private void catchUp(int share, ExecutorService beside) throws InterruptedException {
    ParkedStreams book = new ParkedStreams(letters, draft.book());
    Projector projector =
        new Projector(
            projections, log, new DossierCache(log, memory), book, stream -> isOf(share, stream));
    Future<?> written = CompletableFuture.completedFuture(null);
    Batch batch = after(draft.positions().get(share), share);
    while (batch.isMore() && !stopped.getAsBoolean()) {
      long position = batch.position();
      Future<Batch> next = beside.submit(() -> after(position, share));
      Projected projected = projector.project(batch.events());
      get(written);
      written = beside.submit(() -> write(share, projector, projected, position));
      batch = get(next);
    }
    get(written);
  }

  private void write(int share, Projector projector, Projected projected, long position) {
    models.save(draft.collections(), projected.pages());
    projector.settle(projected);
    draft = draft.reached(share, position);
    noted.accept(draft);
  }

  /**
   * Events of a share, and those on dead letters, which may concern every share.
   *
   * @param isMore whether the log went on there at all
   * @param position up to which there are no others
   */
  private record Batch(List<StoredEvent> events, boolean isMore, long position) {}

  private Batch after(long position, int share) {
    List<StoredEvent> events = new ArrayList<>();
    long last = position;
    List<StoredEvent> part;
    do {
      part = log.read(last + 1, PART);
      part.stream().filter(seen -> concerns(share, seen.stream())).forEach(events::add);
      last = part.isEmpty() ? last : part.getLast().position();
    } while (!part.isEmpty() && events.size() < BATCH);
    return new Batch(events, last > position, last);
  }

  private boolean concerns(int share, String stream) {
    return isOf(share, stream) || stream.equals(DeadLetterEvent.STREAM);
  }

  private boolean isOf(int share, String stream) {
    return Math.floorMod(stream.hashCode(), draft.positions().size()) == share;
  }

  private static <T> T get(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a rebuild broke off", e.getCause());
    }
  }
}
