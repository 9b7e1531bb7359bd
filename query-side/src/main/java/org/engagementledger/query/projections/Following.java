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
    if (catalogues.current().generation() > 0) {
      return;
    }
    Map<String, String> collections = new HashMap<>();
    Map<String, Integer> revisions = new HashMap<>();
    for (Projection projection : projections) {
      String collection = ReadModels.collection(projection.name());
      models.prepare(collection, projection);
      collections.put(projection.name(), collection);
      revisions.put(projection.name(), projection.revision());
    }
    catalogues.found(collections, revisions);
  }

  /** Goes on by a batch of events. Those that were there before change nothing. */
  synchronized void project(List<Seen> batch) {
    Map<String, List<Page>> pages = projector.project(batch);
    long position = batch.getLast().position();
    save(pages);
    while (!catalogues.advance(known, position)) {
      known = catalogues.current();
      save(pages);
    }
  }

  /** A model of an older shape is left as it is, since it is made anew from all events. */
  private void save(Map<String, List<Page>> pages) {
    for (Projection projection : projections) {
      if (known.revision(projection.name()) > projection.revision()) {
        throw new IllegalStateException(
            "A newer version of this program keeps the read model '%s'; it is left to that one."
                .formatted(projection.name()));
      }
    }
    models.save(known.collections(projections), pages);
  }
}
