package org.engagementledger.query.projections;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writes what projections make of events, batch by batch. */
final class Projector {
  private final List<Projection> projections;
  private final ReadModels models;
  private final Catalogues catalogues;
  private final Folds folds;

  /** Where the models were when it was last asked; whether they still are shows at the end. */
  private Catalogue known = Catalogue.NONE;

  Projector(List<Projection> projections, ReadModels models, Catalogues catalogues, Folds folds) {
    this.projections = List.copyOf(projections);
    this.models = models;
    this.catalogues = catalogues;
    this.folds = folds;
  }

  /** Makes the collections of models where there are none. */
  void found() {
    Map<String, String> collections = new HashMap<>();
    for (Projection projection : projections) {
      String collection = "read_" + projection.name();
      models.prepare(collection, projection);
      collections.put(projection.name(), collection);
    }
    catalogues.found(collections);
  }

  /** Goes on by a batch of events. Those that were there before change nothing. */
  synchronized void project(List<Seen> batch) {
    List<Step> steps = batch.stream().map(folds::step).toList();
    long position = batch.getLast().position();
    write(steps, known.collections());
    while (!catalogues.advance(known, position)) {
      known = catalogues.current();
      write(steps, known.collections());
    }
  }

  /** Writes a batch of events into those collections, given by the models' names. */
  synchronized void project(List<Seen> batch, Map<String, String> collections) {
    write(batch.stream().map(folds::step).toList(), collections);
  }

  /** All at once, since a server that writes to disk first takes as long for one as for all. */
  private void write(List<Step> steps, Map<String, String> collections) {
    try (var atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writes = new ArrayList<>();
      for (Projection projection : projections) {
        String collection = collections.get(projection.name());
        if (collection != null) {
          writes.add(atOnce.submit(() -> models.save(collection, projection.project(steps))));
        }
      }
      writes.forEach(Projector::finish);
    }
  }

  private static void finish(Future<?> write) {
    try {
      write.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a read model could not be written", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while read models were written", e);
    }
  }
}
