package org.engagementledger.embedded;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

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

  /** Who waits longer than that for another's flush asks whether there is room for it. */
  private static final long PATIENCE_MILLISECONDS = 500;

  /** What has been cut off and is not yet on disk; whoever flushes next brings it there first. */
  private record Unfinished(Runnable toDisk, long reaches) {}

  private final Supplier<Runnable> cut;
  private final DiskSpace space;
  private final Runnable makeRoom;
  private final ReentrantReadWriteLock changes = new ReentrantReadWriteLock();
  private final AtomicLong drawn = new AtomicLong();

  private final ReentrantLock turn = new ReentrantLock();
  private final Condition turnOver = turn.newCondition();
  private volatile long durable;
  private boolean flushing;
  private @Nullable Unfinished unfinished;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /**
   * Flushes with the given cut: called while nothing changes, its result brings to disk what had
   * changed by then. A second cut is made only when the first is on disk. What fails with {@link
   * DiskFull} on its way there is tried again.
   *
   * @param makeRoom throws {@link DiskFull} if there is no room for more; called while nothing is
   *     on its way to disk
   */
  GroupFlush(Supplier<Runnable> cut, DiskSpace space, Runnable makeRoom) {
    this.cut = cut;
    this.space = space;
    this.makeRoom = makeRoom;
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
    requireRoom();
    requireWorking();
    beginChange();
    try {
      drawn.incrementAndGet();
      return write.get();
    } finally {
      changes.readLock().unlock();
    }
  }

  /** As {@link #write}, while no other write runs, with a cut of its own and room for that. */
  <T> T writeAlone(Supplier<T> write, Supplier<Runnable> itsCut, Runnable itsRoom) {
    requireWorking();
    Attempt<T> attempt = new Attempt<>(write);
    inTurn(
        () -> {
          finish();
          itsRoom.run();
          bringToDisk(
              () -> {
                drawn.incrementAndGet();
                attempt.run();
                requireWorking();
                return itsCut.get();
              });
        });
    requireWorking();
    return attempt.result();
  }

  /** Nothing is changed while there is no room for it: all that is in memory can then be read. */
  private void requireRoom() {
    if (space.isFull()) {
      inTurn(
          () -> {
            finish();
            makeRoom.run();
          });
    }
  }

  private void beginChange() {
    while (!hasBegunChange()) {
      requireWorking();
      requireNotStuck();
    }
  }

  private boolean hasBegunChange() {
    try {
      return changes.readLock().tryLock(PATIENCE_MILLISECONDS, MILLISECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      changes.readLock().lock();
      return true;
    }
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
          awaitTurn();
        } else {
          flush();
        }
      }
    } finally {
      turn.unlock();
    }
  }

  private void awaitTurn() {
    try {
      long left = MILLISECONDS.toNanos(PATIENCE_MILLISECONDS);
      while (flushing && left > 0) {
        left = turnOver.awaitNanos(left);
      }
      if (flushing) {
        requireNotStuck();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      awaitEndOfTurn();
    }
  }

  private void awaitEndOfTurn() {
    while (flushing) {
      turnOver.awaitUninterruptibly();
    }
  }

  /** Another's flush may wait for room, for as long as it takes. */
  private void requireNotStuck() {
    if (space.isFull()) {
      throw space.refusal(null);
    }
  }

  private void inTurn(Runnable work) {
    turn.lock();
    try {
      while (flushing) {
        requireWorking();
        awaitTurn();
      }
      alone(work);
    } finally {
      turn.unlock();
    }
  }

  private void flush() {
    alone(
        () -> {
          finish();
          bringToDisk(cut);
        });
  }

  private void alone(Runnable work) {
    flushing = true;
    turn.unlock();
    try {
      work.run();
    } catch (DiskFull full) {
      throw full;
    } catch (RuntimeException | Error failed) {
      fail(failed);
    } finally {
      turn.lock();
      flushing = false;
      turnOver.signalAll();
    }
  }

  private void bringToDisk(Supplier<Runnable> itsCut) {
    changes.writeLock().lock();
    try {
      requireWorking();
      Runnable toDisk = itsCut.get();
      unfinished = new Unfinished(toDisk, drawn.get());
    } finally {
      changes.writeLock().unlock();
    }
    finish();
  }

  private void finish() {
    Unfinished begun = unfinished;
    if (begun != null) {
      begun.toDisk().run();
      durable = begun.reaches();
      unfinished = null;
    }
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
