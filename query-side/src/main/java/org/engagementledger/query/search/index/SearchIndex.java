package org.engagementledger.query.search.index;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.engagementledger.query.readmodels.store.CheckpointArgumentResolver;
import org.engagementledger.query.readmodels.store.CheckpointStore;
import org.engagementledger.query.readmodels.store.ReadModelPending;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The search index of this process, which follows the log by itself. It is as far as the read
 * models are, or comes there as soon as somebody asks. Where it is missing, damaged, of another log
 * or of another version of the program, it is made anew from the log.
 */
@Component
public final class SearchIndex {
  /** By what name it is rebuilt. */
  public static final String NAME = "search";

  private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

  /** How long what nobody asks for may wait. */
  private static final Duration IDLE = Duration.ofMillis(250);

  private static final Duration SHORT = Duration.ofMillis(5);
  private static final Duration SOONEST = Duration.ofMillis(500);
  private static final Duration LATEST = Duration.ofSeconds(30);

  /** Events that are indexed within the time that whoever asks waits. */
  private static final long FEW = 10_000;

  private static final Duration END = Duration.ofSeconds(20);

  private final GenerationFolder folder;
  private final IndexFollower follower;
  private final Semaphore asked = new Semaphore(0);
  private final CountDownLatch ending = new CountDownLatch(1);
  private @Nullable Thread following;

  SearchIndex(
      LogIndexer indexer, CheckpointStore catalogues, IndexLocation location, JsonMapper json) {
    this.folder = GenerationFolder.open(location, json);
    this.follower = new IndexFollower(indexer, catalogues, folder);
  }

  /** A searcher of the index as it is at a moment. */
  public static final class IndexSnapshot implements AutoCloseable {
    private final IndexGeneration index;
    private final IndexSearcher searcher;

    private IndexSnapshot(IndexGeneration index) throws IOException {
      this.index = index;
      this.searcher = index.acquire();
    }

    /** What answers. */
    public IndexSearcher searcher() {
      return searcher;
    }

    @Override
    public void close() throws IOException {
      index.release(searcher);
    }
  }

  /** Starts to follow. */
  @PostConstruct
  void start() {
    following = Thread.ofPlatform().daemon().name("search-index").start(this::follow);
  }

  /** Ends with what is written forced to the disk. */
  @PreDestroy
  void stop() throws InterruptedException, IOException {
    ending.countDown();
    asked.release();
    if (following != null) {
      following.join(END);
    }
    folder.close();
  }

  /**
   * The index as soon as every event up to a position is in it.
   *
   * @throws org.springframework.web.ErrorResponseException if it is still being made
   * @throws org.engagementledger.problems.Problem if it does not come there in time
   */
  public IndexSnapshot reading(long position) throws IOException {
    long end = System.nanoTime() + CheckpointArgumentResolver.LONGEST_WAIT.toNanos();
    while (true) {
      IndexGeneration now = follower.current();
      if (now != null && isAt(now, position)) {
        try {
          return new IndexSnapshot(now);
        } catch (AlreadyClosedException replaced) {
          LOG.debug("The index was replaced", replaced);
        }
      }
      if (now != null && isFarFrom(now, position)) {
        throw ReadModelPending.problem();
      }
      if (System.nanoTime() >= end) {
        throw now != null && now.shown().complete()
            ? CheckpointArgumentResolver.tooEarly(position)
            : ReadModelPending.problem();
      }
      asked.release();
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(SHORT);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw ReadModelPending.problem();
    }
  }

  /** Whether every event up to a position is in it at present. */
  public boolean includes(long position) {
    IndexGeneration now = follower.current();
    return now != null && isAt(now, position);
  }

  private static boolean isAt(IndexGeneration index, long position) {
    return index.shown().complete() && index.shown().position() >= position;
  }

  private static boolean isFarFrom(IndexGeneration index, long position) {
    return !index.written().complete() && position - index.written().position() > FEW;
  }

  /** Something in it cannot be read: it is looked through, and made anew if it is damaged. */
  public void doubt(Exception failed) {
    LOG.warn("The search index could not be read and is checked: {}", failed.toString());
    follower.doubt();
    asked.release();
  }

  /**
   * Makes the index anew beside the one in use, and returns once it has taken its place, or nobody
   * wants it any longer, or this process ends. One that was stopped is gone on with.
   *
   * @param since the position behind which the new one has to have been begun
   * @param progress is told how many events are in it, now and then
   * @return whether it has taken its place
   */
  public boolean rebuild(long since, LongConsumer progress) throws InterruptedException {
    RebuildRequest request = follower.rebuild();
    request.begin(since);
    asked.release();
    while (!isEnding() && request.isOpen()) {
      progress.accept(follower.rebuilt());
      Thread.sleep(SHORT);
    }
    if (request.hasFailed()) {
      throw new IllegalStateException("The search index could not be made anew.");
    }
    IndexGeneration now = follower.current();
    boolean isDone = now != null && now.written().begun() >= since;
    progress.accept(isDone && now != null ? now.written().position() : follower.rebuilt());
    return isDone;
  }

  /** Makes the rebuild that is going on end soon. */
  public void stopRebuild() {
    follower.rebuild().stop();
  }

  private void follow() {
    try {
      Duration pause = SOONEST;
      while (!isEnding()) {
        pause = follow(pause);
      }
    } catch (InterruptedException ends) {
      LOG.debug("This process ends");
    }
    follower.end();
  }

  /** Goes on; after a failure it is tried again later, and later still after the next. */
  private Duration follow(Duration pause) throws InterruptedException {
    try {
      if (!follower.round()) {
        var unused = asked.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        asked.drainPermits();
      }
      return SOONEST;
    } catch (IOException | RuntimeException failed) {
      LOG.warn("The search index does not go on at present: {}", failed.toString(), failed);
      follower.close();
      var unused = ending.await(pause.toMillis(), TimeUnit.MILLISECONDS);
      return pause.compareTo(LATEST) < 0 ? pause.multipliedBy(2) : LATEST;
    }
  }

  private boolean isEnding() {
    return ending.getCount() == 0;
  }
}
