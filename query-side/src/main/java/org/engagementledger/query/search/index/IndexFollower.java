package org.engagementledger.query.search.index;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.query.readmodels.StoredEvent;
import org.engagementledger.query.readmodels.store.CheckpointStore;
import org.engagementledger.query.readmodels.store.ReadModelCheckpoint;
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
  private final CheckpointStore catalogues;
  private final GenerationFolder folder;
  private final RebuildRequest rebuild = new RebuildRequest();
  private volatile boolean doubted;
  private volatile @Nullable IndexGeneration current;
  private volatile @Nullable IndexGeneration building;
  private long committed = System.nanoTime();
  private long checked = -1;

  IndexFollower(LogIndexer indexer, CheckpointStore catalogues, GenerationFolder folder) {
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
    ReadModelCheckpoint at = catalogues.current();
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

  private boolean follow(IndexGeneration index, ReadModelCheckpoint at) throws IOException {
    List<StoredEvent> events = indexer.advance(index, at);
    rebuild.read(events, index.written().begun());
    return !events.isEmpty();
  }

  private void complete(IndexGeneration index, ReadModelCheckpoint at) throws IOException {
    boolean isThere = at.generation() > 0 && index.written().position() >= at.position();
    if (isThere && !index.written().complete()) {
      index.reach(index.written().completed());
      commit(index);
      if (at.position() > 0) {
        LOG.info("The search index is made from {} events", at.position());
      }
    }
  }

  private IndexGeneration fitting(ReadModelCheckpoint at) throws IOException {
    IndexGeneration index = current;
    if (index == null) {
      index = folder.reopen().orElse(null);
      checked = -1;
    }
    if (index != null && at.generation() != checked && !indexer.fits(index)) {
      LOG.warn("The search index was made from another ledger than this, and is made anew.");
      GenerationFolder.discard(index);
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
  private boolean build(IndexGeneration used, ReadModelCheckpoint at) throws IOException {
    rebuild.fulfil(used.written().begun());
    if (!rebuild.isOpen()) {
      pause();
      return false;
    }
    try {
      IndexGeneration made = building == null ? folder.goOnOrBegin(used, indexer) : building;
      building = made;
      if (indexer.advance(made, at).isEmpty()) {
        replace(used, made);
      } else if (made.uncommitted() > MOST_UNCOMMITTED) {
        made.commit();
      }
    } catch (IOException | RuntimeException failed) {
      LOG.warn("The search index could not be made anew; the one in use stays.", failed);
      giveUp();
    }
    return true;
  }

  private void replace(IndexGeneration former, IndexGeneration made) throws IOException {
    if (!indexer.fits(made)) {
      throw new IOException("The ledger was put back meanwhile.");
    }
    made.reach(made.written().completed());
    made.show();
    commit(made);
    current = made;
    building = null;
    GenerationFolder.discard(former);
    rebuild.fulfil(made.written().begun());
    LOG.info("The search index is made anew from {} events", made.written().position());
  }

  /** What is made so far is left for the next. */
  private void pause() throws IOException {
    if (building != null) {
      try (IndexGeneration made = building) {
        building = null;
        made.commit();
      }
    }
  }

  private void giveUp() {
    IndexGeneration made = building;
    building = null;
    rebuild.fail();
    if (made != null) {
      GenerationFolder.discard(made);
    }
  }

  private boolean isDue(IndexGeneration index) {
    return index.uncommitted() > MOST_UNCOMMITTED
        || index.uncommitted() > 0 && System.nanoTime() - committed > BETWEEN_COMMITS.toNanos();
  }

  private void commit(IndexGeneration index) throws IOException {
    index.commit();
    committed = System.nanoTime();
  }

  /** Gives the indexes up as they were last committed. */
  void close() {
    Stream.of(Optional.ofNullable(current), Optional.ofNullable(building))
        .flatMap(Optional::stream)
        .forEach(IndexGeneration::close);
    current = null;
    building = null;
  }

  /** Ends with everything that is written on the disk. */
  void end() {
    try {
      pause();
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
