package org.engagementledger.query.readmodels.follower;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.engagementledger.query.readmodels.DossierCache;
import org.engagementledger.query.readmodels.ProjectedLog;
import org.engagementledger.query.readmodels.Projection;
import org.engagementledger.query.readmodels.StoredEvent;
import org.engagementledger.query.readmodels.deadletters.DeadLetterStore;
import org.engagementledger.query.readmodels.deadletters.ParkedStreams;
import org.engagementledger.query.readmodels.deadletters.Projector;
import org.engagementledger.query.readmodels.store.CheckpointStore;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
import org.engagementledger.query.readmodels.store.ReadModelStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What all segments of the streams that are followed here have in common. */
@Component
final class FollowerContext {
  private static final Logger LOG = LoggerFactory.getLogger(FollowerContext.class);

  /** Events that are followed in a second or two. */
  private static final long LONG = 2000;

  private static final int PAGE = 1000;

  /** The words of the search, which have an index beside the database now. */
  private static final String FORMER = "search";

  private final List<Projection> projections;
  private final ReadModelStore models;
  private final CheckpointStore catalogues;
  private final DeadLetterStore letters;
  private final ProjectedLog log;
  private final int segments;

  FollowerContext(
      List<Projection> projections,
      ReadModelStore models,
      CheckpointStore catalogues,
      DeadLetterStore letters,
      ProjectedLog log,
      @Value("${ledger.segments}") int segments) {
    this.projections = List.copyOf(projections);
    this.models = models;
    this.catalogues = catalogues;
    this.letters = letters;
    this.log = log;
    this.segments = segments;
  }

  ReadModelStore models() {
    return models;
  }

  CheckpointStore catalogues() {
    return catalogues;
  }

  /** Makes the collections of models if there are none, and says in how many segments. */
  int found() {
    catalogues.renew();
    if (catalogues.current().generation() == 0) {
      foundFirst();
    }
    catalogues.forget(FORMER).ifPresent(this::drop);
    log.readDiscarded();
    return catalogues.current().positions().size();
  }

  private void drop(String collection) {
    models.drop(collection);
    LOG.info(
        "Dropped {}, the search of an earlier version, which has an index of its own now",
        collection);
  }

  /**
   * Beside a log that is long already, as after it was restored, there are no models until they
   * have been rebuilt: that is faster than following, and nobody sees half of them.
   */
  private void foundFirst() {
    long end = log.end();
    if (end > LONG) {
      catalogues.found(Map.of(), Map.of(), segments, end);
    } else {
      foundEmpty();
    }
  }

  private void foundEmpty() {
    Map<String, String> collections = new HashMap<>();
    Map<String, Integer> revisions = new HashMap<>();
    for (Projection projection : projections) {
      String collection = ReadModelStore.collection(projection.name());
      models.prepare(collection, projection);
      collections.put(projection.name(), collection);
      revisions.put(projection.name(), projection.revision());
    }
    catalogues.found(collections, revisions, segments, 0);
  }

  /** Some of the events from one position up to, and without, another. */
  List<StoredEvent> read(long from, long until) {
    return log.read(from, Math.toIntExact(Math.min(PAGE, until - from)));
  }

  /** Dossiers kept in memory, none so far. */
  DossierCache folds() {
    return new DossierCache(log, DossierCache.asManyAsFitInto(8));
  }

  /** A projector of some streams for the models in use. */
  Projector projector(ReadModelCheckpoint known, DossierCache folds, Predicate<String> isMine) {
    ParkedStreams book = new ParkedStreams(letters, known.book());
    return new Projector(projections, log, folds, book, isMine);
  }

  /**
   * The collections to write into. A model of an older shape is left as it is, since it is made
   * anew from all events.
   */
  Map<String, String> inUse(ReadModelCheckpoint known) {
    for (Projection projection : projections) {
      if (known.revision(projection.name()) > projection.revision()) {
        throw new IllegalStateException(
            "A newer version of this program keeps the read model '%s'; it is left to that one."
                .formatted(projection.name()));
      }
    }
    return known.collections(projections);
  }
}
