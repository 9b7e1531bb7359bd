package org.engagementledger.query.projections;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the read models in use up with the log. */
final class Following {
  private final List<Projection> projections;
  private final Projector projector;
  private final ReadModels models;
  private final Catalogues catalogues;

  /** Where the models were when it was last asked; whether they still are shows at the end. */
  private Catalogue known = Catalogue.NONE;

  Following(List<Projection> projections, ReadModels models, Catalogues catalogues, Folds folds) {
    this.projections = List.copyOf(projections);
    this.projector = new Projector(projections, folds);
    this.models = models;
    this.catalogues = catalogues;
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
    Map<String, List<Page>> pages = projector.project(batch);
    long position = batch.getLast().position();
    models.save(known.collections(), pages);
    while (!catalogues.advance(known, position)) {
      known = catalogues.current();
      models.save(known.collections(), pages);
    }
  }
}
