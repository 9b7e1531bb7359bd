package org.engagementledger.query.audit.export;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.ToLongFunction;

/**
 * Goes through what an auditor asks for in the order of the log. However much there is, it holds
 * two parts at a time: one that is dealt with, and the next, which is read meanwhile.
 *
 * @param events what is asked for
 * @param position of one of them
 */
record PrefetchingPager<T>(EventSource<T> events, ToLongFunction<T> position) {
  /** How many events make a part. */
  static final int PART = 500;

  private static final Executor BESIDE = Executors.newVirtualThreadPerTaskExecutor();

  /** Events in their order. */
  interface EventSource<T> {
    /** At most so many of those behind a position. */
    List<T> behind(long position, int limit);
  }

  /** Takes a part. */
  interface BatchHandler<T> {
    void take(List<T> part) throws IOException;
  }

  /** Gives all parts of what stands behind a position. */
  void each(long behind, BatchHandler<T> taker) throws IOException {
    List<T> part = events.behind(behind, PART);
    while (!part.isEmpty()) {
      CompletableFuture<List<T>> next = after(part);
      taker.take(part);
      part = got(next);
    }
  }

  private CompletableFuture<List<T>> after(List<T> part) {
    long last = position.applyAsLong(part.getLast());
    return part.size() < PART
        ? CompletableFuture.completedFuture(List.of())
        : CompletableFuture.supplyAsync(() -> events.behind(last, PART), BESIDE);
  }

  private static <T> List<T> got(CompletableFuture<List<T>> part) {
    try {
      return part.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("an export broke off", e.getCause());
    }
  }
}
