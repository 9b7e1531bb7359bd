package org.engagementledger.embedded.storage;

import de.bwaldvogel.mongo.exception.MongoServerException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.engagementledger.embedded.encoding.ScanRange;
import org.engagementledger.embedded.files.DataDamaged;
import org.engagementledger.embedded.files.DataFolderProblem;
import org.engagementledger.embedded.files.DiskFull;
import org.engagementledger.embedded.files.DiskSpace;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteBatchInterface;
import org.rocksdb.WriteBatchWithIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The maps of a data folder, all in one engine, each behind a number of its own; a catalogue says
 * which number has which name. What a command changes is gathered, seen by nobody else, and made as
 * one.
 */
public final class MapStore {
  private static final Logger log = LoggerFactory.getLogger(MapStore.class);
  private static final ThreadLocal<@Nullable WriteTransaction> CURRENT = new ThreadLocal<>();

  private final SharedEngine engine;
  private final MapCatalogue catalogue = new MapCatalogue(this);
  private final ExecutorService tidying =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("tidy").factory());

  /** Commands that change documents hold the shared side, who changes collections the other. */
  private final ReentrantReadWriteLock commands = new ReentrantReadWriteLock();

  private interface Changes {
    void make(WriteBatchInterface in) throws RocksDBException;
  }

  private MapStore(Path folder, DiskSpace space) {
    this.engine = new SharedEngine(folder, space);
    try {
      catalogue.read(this::read);
      catalogue.nobodys(this::read).forEach(this::remove);
    } catch (RuntimeException | Error unread) {
      engine.abandon();
      throw unread;
    }
  }

  /**
   * Opens the engine of a folder.
   *
   * @throws DataDamaged if a file is damaged or missing
   * @throws DiskFull if there is no room to begin in
   */
  public static MapStore open(Path folder) {
    return new MapStore(folder, new DiskSpace(folder));
  }

  public static void create(Path folder) {
    NativeLibrary.load();
    long store = new SecureRandom().nextLong();
    try (RocksDbEngine made = RocksDbEngine.create(folder)) {
      MapCatalogue.begin(made, store);
      Watermark.create(folder, store);
    } catch (RocksDBException failed) {
      throw EngineFailureTranslator.explained(failed, folder, new DiskSpace(folder));
    } catch (IOException failed) {
      throw DataFolderProblem.unusable(folder, failed);
    }
  }

  /** Reads every block of every table. */
  public void requireWholeFiles() {
    engine.run(RocksDbEngine::verifyChecksum);
  }

  public List<String> passedOver() {
    return engine.passedOver();
  }

  /** The map of a name; without entries if there is none. */
  public StoredMap map(String name) {
    return catalogue.map(name);
  }

  /** The map of an index; what is put into a new one is found by nobody until it is whole. */
  public StoredMap index(String name) {
    StoredMap map = map(name);
    map.isOfAnIndex();
    return map;
  }

  /** The names of the maps that have had entries. */
  public Set<String> names() {
    return catalogue.names();
  }

  /** Its room is given back after the command. */
  public void drop(String name) {
    StoredMap map = map(name);
    if (map.isBegun()) {
      command().remove(MapCatalogue.keyOf(map));
      command().drop(map);
    }
  }

  byte @Nullable [] get(byte[] key) {
    return engine.ask(it -> Optional.ofNullable(it.get(changes(), key))).orElse(null);
  }

  /** Shows entries one after the other for as long as more are wanted. */
  void read(ScanRange stretch, Predicate<RocksIterator> wantsMore) {
    engine.run(it -> it.read(changes(), stretch, wantsMore));
  }

  private @Nullable WriteBatchWithIndex changes() {
    WriteTransaction command = CURRENT.get();
    return command == null ? null : command.changes();
  }

  public long size(ScanRange stretch) {
    return engine.ask(it -> it.size(stretch.from(), stretch.upTo()));
  }

  public long size() {
    return engine.ask(RocksDbEngine::size);
  }

  private WriteTransaction command() {
    WriteTransaction command = CURRENT.get();
    if (command == null) {
      throw new IllegalStateException("nothing is changed but by a command");
    }
    return command;
  }

  void requireBegun(StoredMap map) {
    if (!map.isBegun()) {
      command().begin(map, catalogue.nextNumber());
    }
  }

  void put(StoredMap map, byte[] key, byte[] value) {
    change(map, it -> it.put(key, value));
  }

  void remove(StoredMap map, byte[] key) {
    change(map, it -> it.delete(key));
  }

  /** What is put into a new index can be much, and is found by nobody until it is named. */
  private void change(StoredMap map, Changes some) {
    if (map.isIndex() && command().hasBegun(map)) {
      alone(some, command().opening());
    } else {
      WriteTransaction.gather(() -> some.make(command().changes()));
    }
  }

  private void alone(Changes some, int since) {
    try (WriteBatch one = new WriteBatch()) {
      WriteTransaction.gather(() -> some.make(one));
      engine.change(one, since);
    }
  }

  /** Returns, or throws, what was found when everything that it may show is on disk. */
  public <T> T durably(Supplier<T> work) {
    engine.requireWorking();
    try {
      return work.get();
    } finally {
      engine.awaitDisk();
    }
  }

  /**
   * Runs a command that changes documents of one collection, which no other does meanwhile. What is
   * refused or breaks off has changed nothing.
   */
  public <T> T write(Object collection, Supplier<T> work) {
    engine.requireRoom();
    commands.readLock().lock();
    try {
      synchronized (collection) {
        return whole(work, false);
      }
    } finally {
      commands.readLock().unlock();
    }
  }

  /**
   * Runs a command while no other runs that changes anything; returns when it is on disk. What is
   * refused keeps what it has changed until then, but for the indexes that it has begun; what
   * breaks off ends all work, as the collections that are known would not be those on disk.
   */
  public <T> T writeAlone(Supplier<T> work) {
    engine.requireRoom();
    commands.writeLock().lock();
    try {
      try {
        return whole(work, true);
      } finally {
        awaitAlone();
      }
    } finally {
      commands.writeLock().unlock();
    }
  }

  private void awaitAlone() {
    try {
      engine.awaitDisk();
    } catch (DiskFull full) {
      engine.fail(full);
      throw full;
    }
  }

  private <T> T whole(Supplier<T> work, boolean alone) {
    try (WriteTransaction command = new WriteTransaction(engine.opening())) {
      CURRENT.set(command);
      try {
        T result = work.get();
        make(command);
        return result;
      } catch (MongoServerException refused) {
        if (alone && !command.isMaking()) {
          command.forget(StoredMap::isIndex);
          make(command);
        }
        throw refused;
      } finally {
        CURRENT.remove();
        if (!command.isMade()) {
          giveUp(command, alone);
        }
      }
    }
  }

  private void giveUp(WriteTransaction command, boolean alone) {
    if (alone && command.hasChanges()) {
      engine.fail(new IllegalStateException("a change of collections has broken off"));
    }
    command.forget(any -> true);
  }

  private void make(WriteTransaction command) {
    command.making();
    command
        .begun()
        .forEach(it -> command.put(MapCatalogue.keyOf(it), StoredMap.numbered(it.number())));
    if (command.hasChanges()) {
      engine.change(command.changes(), command.opening());
    }
    command.made();
    command.dropped().forEach(catalogue::remove);
    List<Integer> numbers = command.dropped().stream().map(StoredMap::number).toList();
    if (!numbers.isEmpty()) {
      tidying.execute(() -> numbers.forEach(this::giveBack));
    }
  }

  private void giveBack(int number) {
    try {
      engine.awaitDisk();
      remove(number);
    } catch (RuntimeException left) {
      log.info("What was dropped is given back at the next start: {}", left.toString());
    }
  }

  private void remove(int number) {
    ScanRange all = StoredMap.all(number);
    alone(it -> it.deleteRange(all.from(), all.upTo()), engine.opening());
    engine.run(it -> it.tidy(all.from(), all.upTo()));
  }

  public void close() {
    tidying.shutdownNow();
    engine.close();
  }

  public void abandon() {
    tidying.shutdownNow();
    engine.abandon();
  }
}
