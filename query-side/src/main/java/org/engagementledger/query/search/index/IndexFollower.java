package org.engagementledger.query.search.index;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.engagementledger.query.projections.Catalogue;
import org.engagementledger.query.projections.Catalogues;
import org.engagementledger.query.projections.Seen;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index up with the read models, and makes one anew beside it if that is wanted; all of
 * it in one thread, in turns.
 */
final class IndexFollower {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);

  /** What a kill takes back of the index is made again from the log. */
  private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(10);

  private static final int MOST_UNCOMMITTED = 50_000;

  private final LogIndexer indexer;
  private final Catalogues catalogues;
  private final GenerationFolder folder;
  private final RebuildRequest rebuild = new RebuildRequest();
  private volatile boolean doubted;
  private volatile @Nullable IndexGeneration current;
  private volatile @Nullable IndexGeneration building;
  private long committed = System.nanoTime();
  private long checked = -1;

  IndexFollower(LogIndexer indexer, Catalogues catalogues, GenerationFolder folder) {
    this.indexer = indexer;
    this.catalogues = catalogues;
    this.folder = folder;
  }

  /** The index in use, which need not be complete; none while it is opened. */
  @Nullable IndexGeneration current() {
    return current;
  }

  /** What somebody wants to be made anew. */
  RebuildRequest rebuild() {
    return rebuild;
  }

  /** How many events are in the index that is made anew. */
  long rebuilt() {
    IndexGeneration now = building;
    return now == null ? 0 : now.written().position();
  }

  /** Has the index looked through, by any thread. */
  void doubt() {
    doubted = true;
  }

  /** Goes on towards where the read models are; says whether there is more to do at once. */
  boolean round() throws IOException {
    if (doubted) {
      doubted = false;
      close();
    }
    Catalogue at = catalogues.current();
    IndexGeneration index = fitting(at);
    boolean isBehind = follow(index, at);
    if (!isBehind) {
      complete(index, at);
      if (!index.written().equals(index.shown())) {
        index.show();
      }
    }
    if (isDue(index)) {
      commit(index);
    }
    boolean isBuilding = index.written().complete() && build(index, at);
    return isBehind || isBuilding;
  }

  private boolean follow(IndexGeneration index, Catalogue at) throws IOException {
    List<Seen> events = indexer.advance(index, at);
    rebuild.read(events, index.written().begun());
    return !events.isEmpty();
  }

  private void complete(IndexGeneration index, Catalogue at) throws IOException {
    boolean isThere = at.generation() > 0 && index.written().position() >= at.position();
    if (isThere && !index.written().complete()) {
      index.reach(index.written().completed());
      commit(index);
      LOG.info("The search index is made from {} events", at.position());
    }
  }

  private IndexGeneration fitting(Catalogue at) throws IOException {
    IndexGeneration index = current;
    if (index == null) {
      index = folder.reopen().orElse(null);
      checked = -1;
    }
    if (index != null && at.generation() != checked && !indexer.fits(index.written())) {
      LOG.warn("The search index was made from another ledger than this, and is made anew.");
      folder.discard(index);
      index = null;
    }
    if (index == null) {
      index = folder.begin(indexer.log().end());
    }
    checked = at.generation();
    current = index;
    return index;
  }

  /** Goes on with the index that is made anew, if one is wanted. */
  private boolean build(IndexGeneration used, Catalogue at) throws IOException {
    IndexGeneration made = building;
    if (!rebuild.isWantedBehind(used.written().begun())) {
      pause(made);
      return false;
    }
    try {
      if (made == null) {
        made = folder.goOnOrBegin(used, indexer);
        building = made;
      }
      if (!indexer.advance(made, at).isEmpty()) {
        commitLarge(made);
      } else {
        replace(used, made);
      }
    } catch (IOException | RuntimeException failed) {
      fail(made, failed);
    }
    return true;
  }

  private void replace(IndexGeneration former, IndexGeneration made) throws IOException {
    if (!indexer.fits(made.written())) {
      throw new IOException("The ledger was put back meanwhile.");
    }
    made.reach(made.written().completed());
    made.show();
    commit(made);
    building = null;
    current = made;
    rebuild.end(true);
    folder.discard(former);
    LOG.info("The search index is made anew from {} events", made.written().position());
  }

  private void pause(@Nullable IndexGeneration made) throws IOException {
    if (made != null) {
      building = null;
      try (made) {
        made.commit();
      }
    }
  }

  private void fail(@Nullable IndexGeneration made, Exception failed) throws IOException {
    LOG.warn("The search index could not be made anew; the one in use stays.", failed);
    building = null;
    rebuild.end(false);
    if (made != null) {
      folder.discard(made);
    }
  }

  private boolean isDue(IndexGeneration index) {
    return index.uncommitted() > MOST_UNCOMMITTED
        || index.uncommitted() > 0 && System.nanoTime() - committed > BETWEEN_COMMITS.toNanos();
  }

  private static void commitLarge(IndexGeneration made) throws IOException {
    if (made.uncommitted() > MOST_UNCOMMITTED) {
      made.commit();
    }
  }

  private void commit(IndexGeneration index) throws IOException {
    index.commit();
    committed = System.nanoTime();
  }

  /** Gives the indexes up as they were last committed. */
  void close() {
    IndexGeneration index = current;
    IndexGeneration made = building;
    current = null;
    building = null;
    if (index != null) {
      close(index);
    }
    if (made != null) {
      close(made);
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
    try {
      pause(building);
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
