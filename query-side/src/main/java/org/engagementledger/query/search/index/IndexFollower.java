package org.engagementledger.query.search.index;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.engagementledger.events.RebuildEvent;
import org.engagementledger.events.RebuildEvent.RebuildBegun;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.Seen;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the index up with the read models, or has it made anew; used by one thread. */
final class IndexFollower {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);

  /** What a kill takes back of the index is made again from the log. */
  private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(5);

  private static final int MOST_UNCOMMITTED = 50_000;

  private final IndexSources from;
  private final IndexFolder folder;
  private final BooleanSupplier stopped;
  private final AtomicLong rebuildWanted = new AtomicLong(-1);
  private volatile boolean doubted;
  private volatile @Nullable IndexGeneration current;
  private @Nullable IndexBuild building;
  private long committed = System.nanoTime();
  private long checked = -1;

  IndexFollower(IndexSources from, IndexFolder folder, BooleanSupplier stopped) {
    this.from = from;
    this.folder = folder;
    this.stopped = stopped;
  }

  /** The index in use, which need not be complete; none while it is opened. */
  @Nullable IndexGeneration current() {
    return current;
  }

  /** Has it looked through, by any thread. */
  void doubt() {
    doubted = true;
  }

  /** Has it made anew, by any thread, unless it was begun behind that position. */
  void rebuild(long since) {
    rebuildWanted.accumulateAndGet(since, Math::max);
  }

  /** Whether the index in use was begun behind that position. */
  boolean isBegunBehind(long since) {
    IndexGeneration now = current;
    return now != null && now.shown().complete() && now.shown().begun() >= since;
  }

  /** Goes on to where the read models are. */
  void round() throws IOException {
    if (doubted) {
      doubted = false;
      close();
    }
    Catalogue at = from.catalogues().current();
    IndexGeneration index = fitting(at);
    from.bring(index, at, stopped, events -> read(events, index));
    if (!index.written().equals(index.shown())) {
      index.show();
    }
    complete(index, at);
    if (isDue(index)) {
      commit(index);
    }
    rebuild(index, at);
  }

  private void complete(IndexGeneration index, Catalogue at) throws IOException {
    boolean isThere = at.generation() > 0 && index.written().position() >= at.position();
    if (isThere && !index.written().complete()) {
      index.reach(index.written().completed());
      index.show();
      commit(index);
      LOG.info("The search index is made from {} events", at.position());
    }
  }

  /** Another process, or somebody here, may have begun a rebuild. */
  private void read(List<Seen> events, IndexGeneration index) throws IOException {
    events.stream()
        .filter(it -> it.stream().equals(RebuildEvent.STREAM) && it.isReadable())
        .filter(it -> it.event() instanceof RebuildBegun begun && isMeant(begun))
        .mapToLong(Seen::position)
        .filter(position -> position > index.written().begun())
        .forEach(this::rebuild);
    if (!index.written().complete()) {
      index.show();
    }
    if (index.uncommitted() > MOST_UNCOMMITTED) {
      commit(index);
    }
  }

  private static boolean isMeant(RebuildBegun begun) {
    return begun.models().contains(SearchIndex.NAME);
  }

  private IndexGeneration fitting(Catalogue at) throws IOException {
    IndexGeneration index = current;
    if (index == null) {
      index = reopened().orElse(null);
      checked = -1;
    }
    if (index != null && at.generation() != checked && !from.fit(index.written())) {
      LOG.warn("The search index was made from another ledger than this, and is made anew.");
      discard(index);
      index = null;
    }
    if (index == null) {
      index = begin();
    }
    checked = at.generation();
    current = index;
    return index;
  }

  private IndexGeneration begin() throws IOException {
    long end = from.log().end();
    LOG.info("Making the search index in {} from {} events", folder.path(), end);
    return IndexGeneration.begin(folder.next(), from.json(), end);
  }

  private void discard(IndexGeneration index) throws IOException {
    index.close();
    folder.delete(index.folder());
  }

  /** The newest that is complete, or else the newest; the others are deleted. */
  private Optional<IndexGeneration> reopened() throws IOException {
    List<IndexGeneration> all = new ArrayList<>();
    for (Path each : folder.generations()) {
      reopened(each).ifPresentOrElse(all::add, () -> folder.delete(each));
    }
    Optional<IndexGeneration> best =
        all.stream()
            .filter(it -> it.written().complete())
            .findFirst()
            .or(() -> all.stream().findFirst());
    for (IndexGeneration each : all) {
      if (each != best.orElse(null)) {
        discard(each);
      }
    }
    return best;
  }

  private Optional<IndexGeneration> reopened(Path generation) throws IOException {
    try {
      Optional<IndexGeneration> found = IndexGeneration.reopen(generation, from.json());
      if (found.isEmpty()) {
        LOG.info("The search index in {} is of another version of this program.", generation);
      }
      return found;
    } catch (AccessDeniedException notDamaged) {
      throw notDamaged;
    } catch (IOException | RuntimeException damaged) {
      LOG.warn(
          "The search index in {} is damaged and is made anew: {}", generation, damaged.toString());
      return Optional.empty();
    }
  }

  private void rebuild(IndexGeneration index, Catalogue at) throws IOException {
    IndexBuild build = building;
    if (build == null && rebuildWanted.get() > index.written().begun()) {
      building = IndexBuild.begin(begin(), from, stopped, () -> index.shown().position());
    } else if (build != null && build.hasFailed()) {
      building = null;
      rebuildWanted.set(-1);
      discard(build.index());
    } else if (build != null && build.hasEnded()) {
      building = null;
      replace(index, build.index(), at);
    }
  }

  private void replace(IndexGeneration former, IndexGeneration made, Catalogue at)
      throws IOException {
    from.bring(made, at, stopped, events -> read(events, made));
    made.reach(made.written().completed());
    made.show();
    commit(made);
    current = made;
    discard(former);
    LOG.info("The search index is made anew from {} events", made.written().position());
  }

  private boolean isDue(IndexGeneration index) {
    return index.uncommitted() > 0 && System.nanoTime() - committed > BETWEEN_COMMITS.toNanos();
  }

  private void commit(IndexGeneration index) throws IOException {
    index.commit();
    committed = System.nanoTime();
  }

  /** Gives the index up as it was last committed. */
  void close() {
    IndexGeneration index = current;
    current = null;
    if (index != null) {
      close(index);
    }
  }

  private static void close(IndexGeneration index) {
    try {
      index.close();
    } catch (IOException | RuntimeException failed) {
      LOG.warn("The search index could not be closed: {}", failed.toString());
    }
  }

  /** Ends with everything that is written on the disk. */
  void end() {
    IndexBuild build = building;
    if (build != null) {
      build.join();
      close(build.index());
    }
    try {
      IndexGeneration index = current;
      if (index != null && index.uncommitted() > 0) {
        index.commit();
      }
    } catch (IOException | RuntimeException failed) {
      LOG.warn("The search index could not be forced to the disk: {}", failed.toString());
    }
    close();
  }
}
