package org.engagementledger.query.projections;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Makes read models anew from the log, beside those in use, and puts them in their place in one
 * step once they have caught up. The live ones go on meanwhile, in this process or another.
 */
@Component
public final class Rebuild {
  private static final int BATCH = 4096;

  /** For readers that looked up the collection right before it was replaced. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final List<Projection> projections;
  private final ReadModels models;
  private final Catalogues catalogues;
  private final Log log;

  Rebuild(List<Projection> projections, ReadModels models, Catalogues catalogues, Log log) {
    this.projections = List.copyOf(projections);
    this.models = models;
    this.catalogues = catalogues;
    this.log = log;
  }

  /** The names of all read models. */
  public Set<String> names() {
    return projections.stream()
        .map(Projection::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Rebuilds those read models and returns when the rebuilt ones are in use.
   *
   * @param names of the read models; each has to be one of {@link #names()}
   * @param progress is told after every batch
   */
  public void run(Collection<String> names, Consumer<Progress> progress)
      throws InterruptedException {
    Map<String, String> fresh = prepare(names);
    Collection<String> replaced = fresh.values();
    try {
      replaced = replace(fresh, progress);
    } finally {
      replaced.forEach(models::drop);
    }
  }

  /** Rebuilds, and gives the collections that are no longer used. */
  private Collection<String> replace(Map<String, String> fresh, Consumer<Progress> progress)
      throws InterruptedException {
    Copy copy = new Copy(fresh, progress);
    Catalogue before;
    do {
      before = catalogues.current();
      copy.catchUp();
    } while (!catalogues.replace(before, fresh, copy.position));
    Thread.sleep(GRACE);
    Map<String, String> old = before.collections();
    return old.keySet().stream().filter(fresh::containsKey).map(old::get).toList();
  }

  /** Collections for the models, of their own. */
  Map<String, String> prepare(Collection<String> names) {
    String mark = Long.toString(System.nanoTime(), Character.MAX_RADIX);
    return chosen(names).stream()
        .collect(
            Collectors.toMap(
                Projection::name,
                projection -> {
                  String collection = "read_" + projection.name() + "_" + mark;
                  models.prepare(collection, projection);
                  return collection;
                }));
  }

  private List<Projection> chosen(Collection<String> names) {
    return projections.stream().filter(it -> names.contains(it.name())).toList();
  }

  /** Read models that follow the log in collections of their own. */
  final class Copy {
    private final Map<String, String> collections;
    private final Consumer<Progress> progress;
    private final Projector projector;
    private final Instant start = Instant.now();
    private long position;

    Copy(Map<String, String> collections, Consumer<Progress> progress) {
      this.collections = collections;
      this.progress = progress;
      this.projector =
          new Projector(chosen(collections.keySet()), new Folds(log, Folds.asManyAsFit()));
    }

    /** Reads on to the end of the log. */
    void catchUp() {
      for (List<Seen> batch = next(); !batch.isEmpty(); batch = next()) {
        models.save(collections, projector.project(batch));
        position = batch.getLast().position();
        Duration elapsed = Duration.between(start, Instant.now());
        progress.accept(new Progress(position, Math.max(position, log.end()), elapsed));
      }
    }

    private List<Seen> next() {
      return log.read(position + 1, BATCH);
    }
  }
}
