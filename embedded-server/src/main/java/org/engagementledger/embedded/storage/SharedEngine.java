package org.engagementledger.embedded.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.engagementledger.embedded.files.DataDamaged;
import org.engagementledger.embedded.files.DiskFull;
import org.engagementledger.embedded.files.DiskSpace;
import org.engagementledger.embedded.files.DurabilityLost;
import org.engagementledger.embedded.storage.WalRecord.GroupMark;
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

  private final Path folder;
  private final DiskSpace space;
  private final Watermark watermark;
  private final List<String> passedOver;
  private final Object order = new Object();
  private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
  private final CommitLeader leader = new CommitLeader();
  private final FailStop failStop = new FailStop();
  private RocksDbEngine engine;
  private final AtomicInteger opening = new AtomicInteger();

  /** The last group of changes that anybody may see, that is written whole, that is on disk. */
  private volatile long begun;

  private long written;
  private volatile long onDisk;

  /** What the engine is asked, or told to do. */
  interface EngineRead<T> {
    T of(RocksDbEngine engine) throws RocksDBException;
  }

  interface EngineTask {
    void on(RocksDbEngine engine) throws RocksDBException;
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
    NativeLibrary.load();
    try {
      this.watermark = Watermark.open(folder);
      Recovery recovery = Recovery.of(folder, watermark);
      this.passedOver = List.copyOf(recovery.passedOver());
      this.engine = opened(recovery, true);
    } catch (RocksDBException failed) {
      throw EngineFailureTranslator.explained(failed, folder, space);
    } catch (IOException failed) {
      throw space.explained(failed);
    }
    if (ask(MapCatalogue::idIn) != watermark.store()) {
      abandon();
      throw new DataDamaged(folder, 0, "holds files of more than one store");
    }
    if (!passedOver.isEmpty()) {
      // said once: what was passed over goes with the logs in which it is
      try (WriteBatch nothing = new WriteBatch()) {
        change(nothing, opening());
      }
      run(RocksDbEngine::makeTable);
    }
  }

  private RocksDbEngine opened(Recovery recovery, boolean toWrite) throws RocksDBException {
    RocksDbEngine opened = recovery.open(toWrite);
    begun = recovery.last();
    written = begun;
    onDisk = begun;
    return opened;
  }

  List<String> passedOver() {
    return passedOver;
  }

  /** How often it was opened; what was read of one opening must not be changed in another. */
  int opening() {
    return opening.get();
  }

  <T> T ask(EngineRead<T> question) {
    use.readLock().lock();
    try {
      requireWorking();
      return question.of(engine);
    } catch (RocksDBException failed) {
      throw EngineFailureTranslator.explained(failed, folder, space);
    } finally {
      use.readLock().unlock();
    }
  }

  void run(EngineTask work) {
    Boolean unused =
        ask(
            it -> {
              work.on(it);
              return true;
            });
  }

  /**
   * Makes changes as one.
   *
   * @param since the opening in which they were decided on
   * @throws DiskFull if there is no room; then nothing is changed
   */
  void change(AbstractWriteBatch changes, int since) {
    try {
      run(
          it -> {
            requireSame(since);
            synchronized (order) {
              begun = written + 1;
              it.write(changes, new GroupMark(watermark.store(), begun, onDisk));
              written = begun;
            }
          });
    } catch (DiskFull full) {
      openAgain(since);
      throw full;
    } catch (UncheckedIOException | DataDamaged failed) {
      fail(failed);
      throw new DurabilityLost(failed);
    }
  }

  private void requireSame(int since) {
    requireWorking();
    if (opening() != since) {
      throw space.refusal(null);
    }
  }

  /** Returns when all that can have been seen until now is on disk. */
  void awaitDisk() {
    requireWorking();
    int since = opening();
    long seen = begun;
    while (leader.leads(() -> onDisk < seen)) {
      try {
        requireSame(since);
        force(since);
      } finally {
        leader.end();
      }
    }
    requireSame(since);
  }

  private void force(int since) {
    try {
      onDisk = ask(this::forced);
    } catch (DiskFull full) {
      openAgain(since);
      throw full;
    } catch (RuntimeException | Error failed) {
      fail(failed);
      throw new DurabilityLost(failed);
    }
    if (!space.hasRoomFor(RESERVE)) {
      space.full();
    }
  }

  private long forced(RocksDbEngine it) throws RocksDBException {
    long reaches;
    synchronized (order) {
      reaches = written;
    }
    it.force();
    try {
      watermark.raise(reaches);
    } catch (IOException failed) {
      throw space.explained(failed);
    }
    return reaches;
  }

  /** Memory is ahead of the disk, and not to be believed any more. */
  private void openAgain(int since) {
    use.writeLock().lock();
    try {
      if (opening() == since) {
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
      engine = opened(Recovery.of(folder, watermark), toWrite);
      opening.incrementAndGet();
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

  void fail(Throwable cause) {
    failStop.fail(cause);
  }

  void requireWorking() {
    failStop.requireWorking();
  }

  /** Where the disk is full or refuses, everything is in the log that is left. */
  void close() {
    end(
        it -> {
          if (failStop.isWorking() && it.writes()) {
            it.makeTable();
            onDisk = forced(it);
          }
        },
        "closed");
  }

  /** As a kill would leave it, but for what was changed and not yet forced. */
  void abandon() {
    end(it -> {}, "abandoned");
  }

  private void end(EngineTask last, String how) {
    use.writeLock().lock();
    try {
      last.on(engine);
    } catch (RocksDBException | DiskFull | UncheckedIOException unwritten) {
      log.warn("The store is left as it was written last: {}", unwritten.toString());
    } finally {
      engine.close();
      watermark.close();
      failStop.end(how);
      use.writeLock().unlock();
    }
  }
}
