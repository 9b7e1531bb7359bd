package org.engagementledger.query.projections;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Goes through the log and writes the documents of a draft. While one batch of events becomes
 * documents, the next is read and the last is written.
 */
final class Copy {
  private static final int BATCH = 4096;

  private final Log log;
  private final ReadModels models;
  private final DeadLetters letters;
  private final Consumer<Draft> noted;
  private final BooleanSupplier stopped;
  private final List<Projection> projections;
  private final long memory;
  private Draft draft;

  /**
   * A copy of the log in those models.
   *
   * @param draft how far an earlier attempt has come
   * @param noted is told how far it is after every batch
   * @param stopped whether to break off, after a batch
   */
  Copy(
      Log log,
      ReadModels models,
      DeadLetters letters,
      List<Projection> projections,
      Draft draft,
      long memory,
      Consumer<Draft> noted,
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

  Draft draft() {
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
    Book book = new Book(letters, draft.book());
    Projector projector =
        new Projector(projections, log, memory, book, stream -> isOf(share, stream));
    Future<?> written = CompletableFuture.completedFuture(null);
    List<Seen> batch = after(draft.positions().get(share));
    while (!batch.isEmpty() && !stopped.getAsBoolean()) {
      long position = batch.getLast().position();
      Future<List<Seen>> next = beside.submit(() -> after(position));
      Map<String, List<Page>> pages = projector.project(batch);
      get(written);
      written = beside.submit(() -> write(share, pages, position));
      batch = get(next);
    }
    get(written);
  }

  private void write(int share, Map<String, List<Page>> pages, long position) {
    models.save(draft.collections(), pages);
    draft = draft.reached(share, position);
    noted.accept(draft);
  }

  private List<Seen> after(long position) {
    return log.read(position + 1, BATCH);
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
