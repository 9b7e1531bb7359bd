package org.engagementledger.embedded;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One flush serves all that wait for one. Writes change memory under the shared side of a lock and
 * what they changed is cut off under the exclusive side, so half of a write is never on disk.
 *
 * <p>A write draws its ticket before it changes anything. Whoever has read and then waits for the
 * last ticket drawn has waited for everything that it can have seen.
 */
final class GroupFlush {

  private static final Logger log = LoggerFactory.getLogger(GroupFlush.class);

  private final Supplier<Runnable> cut;
  private final ReentrantReadWriteLock changes = new ReentrantReadWriteLock();
  private final AtomicLong drawn = new AtomicLong();

  private final ReentrantLock turn = new ReentrantLock();
  private final Condition turnOver = turn.newCondition();
  private volatile long durable;
  private boolean flushing;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /**
   * Flushes with the given cut: called while nothing changes, its result brings to disk what had
   * changed by then. A second cut is made only when the first is on disk.
   */
  GroupFlush(Supplier<Runnable> cut) {
    this.cut = cut;
  }

  /** Returns what was read when everything that it may show is on disk. */
  <T> T read(Supplier<T> read) {
    requireWorking();
    T found = read.get();
    awaitDurable();
    return found;
  }

  /**
   * Runs a write beside others; returns, or throws what it throws, when its changes are on disk.
   */
  <T> T write(Supplier<T> write) {
    try {
      return writeQuickly(write);
    } finally {
      awaitDurable();
    }
  }

  /**
   * Runs a write beside others, and leaves it to the next flush. Whoever sees it waits for that.
   */
  <T> T writeQuickly(Supplier<T> write) {
    requireWorking();
    changes.readLock().lock();
    try {
      drawn.incrementAndGet();
      return write.get();
    } finally {
      changes.readLock().unlock();
    }
  }

  /** As {@link #write}, while no other write runs, with a cut of its own. */
  <T> T writeAlone(Supplier<T> write, Supplier<Runnable> itsCut) {
    requireWorking();
    Attempt<T> attempt = new Attempt<>(write);
    flushWith(
        () -> {
          drawn.incrementAndGet();
          attempt.run();
          requireWorking();
          return itsCut.get();
        });
    requireWorking();
    return attempt.result();
  }

  private void awaitDurable() {
    long ticket = drawn.get();
    if (durable >= ticket) {
      return;
    }
    turn.lock();
    try {
      while (durable < ticket) {
        requireWorking();
        if (flushing) {
          turnOver.awaitUninterruptibly();
        } else {
          flushInTurn(cut);
        }
      }
    } finally {
      turn.unlock();
    }
  }

  private void flushWith(Supplier<Runnable> itsCut) {
    turn.lock();
    try {
      while (flushing) {
        turnOver.awaitUninterruptibly();
      }
      flushInTurn(itsCut);
    } finally {
      turn.unlock();
    }
  }

  private void flushInTurn(Supplier<Runnable> itsCut) {
    flushing = true;
    turn.unlock();
    long reached = durable;
    try {
      reached = bringToDisk(itsCut);
    } catch (RuntimeException | Error failed) {
      fail(failed);
    } finally {
      turn.lock();
      durable = reached;
      flushing = false;
      turnOver.signalAll();
    }
  }

  private long bringToDisk(Supplier<Runnable> itsCut) {
    long reached;
    Runnable toDisk;
    changes.writeLock().lock();
    try {
      requireWorking();
      toDisk = itsCut.get();
      reached = drawn.get();
    } finally {
      changes.writeLock().unlock();
    }
    toDisk.run();
    return reached;
  }

  /**
   * To be called, by a write under way, when memory holds what must not reach the disk. Memory may
   * be ahead of the disk from now on, so nothing is answered from it any more.
   */
  void fail(Throwable cause) {
    if (failure.compareAndSet(null, cause)) {
      log.error("No more work is done on the data folder: {}", cause.toString());
    }
  }

  boolean works() {
    return failure.get() == null;
  }

  private void requireWorking() {
    Throwable cause = failure.get();
    if (cause != null) {
      throw new NotDurable(cause);
    }
  }
}
