package org.engagementledger.query.search.index;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An index that is made anew beside the one in use, by a thread of its own. */
final class IndexBuild {
  private static final Logger LOG = LoggerFactory.getLogger(IndexBuild.class);
  private static final int BETWEEN_COMMITS = 100_000;

  private final IndexGeneration index;
  private final IndexSources from;
  private final BooleanSupplier stopped;
  private final LongSupplier used;
  private final Thread thread;
  private volatile boolean failed;

  private IndexBuild(
      IndexGeneration index, IndexSources from, BooleanSupplier stopped, LongSupplier used) {
    this.index = index;
    this.from = from;
    this.stopped = stopped;
    this.used = used;
    this.thread = Thread.ofPlatform().daemon().name("search-index-build").unstarted(this::make);
  }

  /**
   * Begins one.
   *
   * @param used how far the index in use is
   */
  static IndexBuild begin(
      IndexGeneration index, IndexSources from, BooleanSupplier stopped, LongSupplier used) {
    IndexBuild build = new IndexBuild(index, from, stopped, used);
    build.thread.start();
    return build;
  }

  private void make() {
    try {
      while (!stopped.getAsBoolean() && !failed && index.written().position() < used.getAsLong()) {
        long before = index.written().position();
        from.bring(index, from.catalogues().current(), stopped, events -> commitNowAndThen());
        // Nothing follows where the ledger was put back meanwhile.
        failed = index.written().position() == before;
      }
    } catch (IOException | RuntimeException broken) {
      LOG.warn("The search index could not be made anew; the one in use stays.", broken);
      failed = true;
    }
  }

  private void commitNowAndThen() throws IOException {
    if (index.uncommitted() > BETWEEN_COMMITS) {
      index.commit();
    }
  }

  /** The index; to be used by others once this has ended. */
  IndexGeneration index() {
    return index;
  }

  /** Whether it has come to where the one in use was. */
  boolean hasEnded() {
    return !thread.isAlive();
  }

  boolean hasFailed() {
    return failed;
  }

  void join() {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
