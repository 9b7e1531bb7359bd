package org.engagementledger.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.engagementledger.embedded.Group.Mark;
import org.jspecify.annotations.Nullable;
import org.rocksdb.AbstractWriteBatch;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An engine that many ask and change at a time. What is changed is seen at once, and answered when
 * it is on disk: one forced write serves all that wait for one. What could not be written for want
 * of room is given up, and the engine opened again as it is on disk: to be read only, until there
 * is room.
 */
final class SharedEngine {
  private static final Logger log = LoggerFactory.getLogger(SharedEngine.class);

  /** Nothing is changed while there is less room than that: what is under way may need it. */
  private static final long RESERVE = 8 << 20;

  /** Written last, so that a log never ends without something in it. */
  private static final byte[] END = StoredMap.numbered(1);

  private final Path folder;
  private final DiskSpace space;
  private final List<String> passedOver;
  private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
  private final ReentrantLock turn = new ReentrantLock();
  private final Condition turnOver = turn.newCondition();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private Engine engine;
  private final long store;
  private volatile int opening;
  private boolean isForcing;
  private volatile long onDisk;

  /** What the engine is asked, or told to do. */
  interface Question<T> {
    T of(Engine engine) throws RocksDBException;
  }

  /**
   * Opens what is there.
   *
   * @throws DataDamaged if a file is damaged or missing
   * @throws DiskFull if there is no room to begin in
   */
  SharedEngine(Path folder, DiskSpace space) {
    this.folder = folder;
    this.space = space;
    if (!space.hasRoomFor(0)) {
      throw space.refusal(null);
    }
    try {
      this.passedOver = List.copyOf(UnfinishedWrites.takeAway(folder));
      this.engine = Engine.open(folder);
      this.store = storeIn(engine);
    } catch (RocksDBException failed) {
      throw EngineFailure.explained(failed, folder, space);
    } catch (IOException failed) {
      throw space.isBehind(failed) ? space.refusal(failed) : new UncheckedIOException(failed);
    }
    this.onDisk = engine.last();
  }

  private static long storeIn(Engine opened) throws RocksDBException {
    Long store = Catalogue.idIn(opened);
    if (store == null) {
      opened.close();
      throw new DataDamaged(opened.folder(), 0, "does not say whose it is");
    }
    return store;
  }

  List<String> passedOver() {
    return passedOver;
  }

  /** How often it was opened; what was read of one opening must not be changed in another. */
  int opening() {
    return opening;
  }

  <T> T ask(Question<T> question) {
    use.readLock().lock();
    try {
      requireWorking();
      return question.of(engine);
    } catch (RocksDBException failed) {
      throw EngineFailure.explained(failed, folder, space);
    } finally {
      use.readLock().unlock();
    }
  }

  /**
   * Makes changes as one.
   *
   * @param since the opening in which they were decided on
   * @throws DiskFull if there is no room; then nothing is changed
   */
  void change(AbstractWriteBatch changes, int since) {
    try {
      Boolean unused =
          ask(
              it -> {
                requireSame(since);
                changes.putLogData(new Mark(store, onDisk).encoded());
                it.write(changes);
                return true;
              });
    } catch (DiskFull full) {
      openAgain(since);
      throw full;
    }
  }

  private void requireSame(int since) {
    requireWorking();
    if (opening != since) {
      throw space.refusal(null);
    }
  }

  /** Returns when all that can have been seen until now is on disk. */
  void awaitDisk() {
    requireWorking();
    int since = opening;
    long seen = ask(Engine::last);
    while (onDisk < seen && begins(seen)) {
      try {
        requireSame(since);
        force(since);
      } finally {
        end();
      }
      sayOnDisk();
    }
    requireSame(since);
  }

  /**
   * A log that ends with the word that all before is on disk shows damage of that. While others
   * write it is they who say it.
   */
  private void sayOnDisk() {
    try {
      Boolean unused = ask(this::saysOnDisk);
    } catch (DiskFull full) {
      space.full();
    }
  }

  private boolean saysOnDisk(Engine it) throws RocksDBException {
    boolean isLast = it.writes() && it.last() == onDisk;
    if (isLast) {
      try (WriteBatch word = new WriteBatch()) {
        word.putLogData(new Mark(store, onDisk).encoded());
        it.write(word);
        it.handOver();
      }
    }
    return isLast;
  }

  /** Whether it is this thread's turn; not if it has waited for another that was quicker. */
  private boolean begins(long seen) {
    turn.lock();
    try {
      while (isForcing && onDisk < seen) {
        turnOver.awaitUninterruptibly();
      }
      boolean begins = onDisk < seen;
      isForcing |= begins;
      return begins;
    } finally {
      turn.unlock();
    }
  }

  private void end() {
    turn.lock();
    try {
      isForcing = false;
      turnOver.signalAll();
    } finally {
      turn.unlock();
    }
  }

  private void force(int since) {
    try {
      onDisk =
          ask(
              it -> {
                long reaches = it.last();
                it.force();
                return reaches;
              });
    } catch (DiskFull full) {
      openAgain(since);
      throw full;
    } catch (RuntimeException | Error failed) {
      fail(failed);
      throw new NotDurable(failed);
    }
    if (!space.hasRoomFor(RESERVE)) {
      space.full();
    }
  }

  /** Memory is ahead of the disk, and not to be believed any more. */
  private void openAgain(int since) {
    use.writeLock().lock();
    try {
      if (opening == since) {
        space.full();
        open(false);
      }
    } finally {
      use.writeLock().unlock();
    }
  }

  private void open(boolean toWrite) {
    try {
      engine.close();
      List<String> unused = UnfinishedWrites.takeAway(folder);
      engine = toWrite ? Engine.open(folder) : Engine.openToRead(folder);
      onDisk = engine.last();
      opening++;
    } catch (RocksDBException | IOException | RuntimeException failed) {
      fail(failed);
    }
  }

  /**
   * Returns if there is room for changes.
   *
   * @throws DiskFull if there is not
   */
  void requireRoom() {
    requireWorking();
    if (!space.isFull()) {
      return;
    }
    use.writeLock().lock();
    try {
      if (!space.hasRoomFor(RESERVE)) {
        throw space.refusal(null);
      }
      if (!engine.writes()) {
        open(true);
      }
      requireWorking();
      space.room();
    } finally {
      use.writeLock().unlock();
    }
  }

  /** From now on nothing is answered any more. */
  void fail(Throwable cause) {
    if (failure.compareAndSet(null, cause)) {
      log.error("No more work is done on the data folder: {}", cause.toString());
    }
  }

  void requireWorking() {
    Throwable cause = failure.get();
    if (cause != null) {
      throw new NotDurable(cause);
    }
  }

  /** Where the disk is full or refuses, everything is in the log that is left. */
  void close() {
    use.writeLock().lock();
    try (Engine closing = engine) {
      if (failure.get() == null && closing.writes()) {
        closing.makeTable();
        try (WriteBatch end = new WriteBatch()) {
          end.put(END, new byte[0]);
          end.putLogData(new Mark(store, closing.last()).encoded());
          closing.write(end);
        }
        closing.force();
      }
    } catch (RocksDBException unwritten) {
      log.warn("The store is left as it was written last: {}", unwritten.toString());
    } finally {
      failure.compareAndSet(null, new IllegalStateException("closed"));
      use.writeLock().unlock();
    }
  }

  /** As a kill would leave it, but for what was changed and not yet forced. */
  void abandon() {
    use.writeLock().lock();
    try {
      engine.close();
    } finally {
      failure.compareAndSet(null, new IllegalStateException("abandoned"));
      use.writeLock().unlock();
    }
  }
}
