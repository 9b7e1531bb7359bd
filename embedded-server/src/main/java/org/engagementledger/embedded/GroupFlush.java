package org.engagementledger.embedded;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One flush serves all that wait for one. Writes change memory under the shared side of a lock and
 * the flush takes what they changed under the exclusive side, so it never sees half of a write.
 *
 * <p>A write draws its ticket before it changes anything. Whoever read afterwards and waits for the
 * last ticket drawn has waited for everything that it can have seen.
 */
final class GroupFlush {

  /** Brings every change made so far to disk. */
  interface Flush {
    /** Called when no write is under way; the result is run after writes may go on. */
    Runnable takeChanges();
  }

  private final Flush flush;
  private final ReentrantReadWriteLock changes = new ReentrantReadWriteLock();
  private final AtomicLong drawn = new AtomicLong();

  private final ReentrantLock waiting = new ReentrantLock();
  private final Condition flushed = waiting.newCondition();
  private volatile long durable;
  private boolean flushing;
  private volatile @Nullable Throwable failure;

  GroupFlush(Flush flush) {
    this.flush = flush;
  }

  /** Runs a write beside others and returns when its changes are on disk. */
  <T> T write(Supplier<T> write) {
    return durably(changes.readLock(), write);
  }

  /** Runs a write while no other runs and returns when its changes are on disk. */
  <T> T writeAlone(Supplier<T> write) {
    return durably(changes.writeLock(), write);
  }

  private <T> T durably(Lock lock, Supplier<T> write) {
    requireWorking();
    lock.lock();
    try {
      drawn.incrementAndGet();
      return write.get();
    } finally {
      lock.unlock();
      awaitDurable();
    }
  }

  /** Returns when every change that a read before this call can have seen is on disk. */
  void awaitDurable() {
    long ticket = drawn.get();
    if (durable >= ticket) {
      return;
    }
    waiting.lock();
    try {
      while (durable < ticket) {
        requireWorking();
        if (flushing) {
          flushed.awaitUninterruptibly();
        } else {
          flushForAll();
        }
      }
    } finally {
      waiting.unlock();
    }
  }

  private void flushForAll() {
    flushing = true;
    waiting.unlock();
    long reached = durable;
    try {
      reached = flushNow();
    } catch (RuntimeException | Error failed) {
      failure = failed;
    } finally {
      waiting.lock();
      durable = reached;
      flushing = false;
      flushed.signalAll();
    }
  }

  private long flushNow() {
    long reached;
    Runnable toDisk;
    changes.writeLock().lock();
    try {
      reached = drawn.get();
      toDisk = flush.takeChanges();
    } finally {
      changes.writeLock().unlock();
    }
    toDisk.run();
    return reached;
  }

  /** Memory may be ahead of the disk after a failure, so nothing is answered from it any more. */
  private void requireWorking() {
    Throwable failed = failure;
    if (failed != null) {
      throw new NotDurable(failed);
    }
  }
}
