package org.engagementledger.embedded.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatchWithIndex;

/** What a command changes, gathered until it is made as one. */
final class WriteTransaction implements AutoCloseable {
  private final WriteBatchWithIndex changes = new WriteBatchWithIndex(true);
  private final List<StoredMap> begun = new ArrayList<>();
  private final List<StoredMap> dropped = new ArrayList<>();
  private final int opening;
  private boolean isMaking;
  private boolean isMade;

  /** A change that is only gathered, which cannot fail. */
  interface BatchChange {
    void make() throws RocksDBException;
  }

  /**
   * Begins.
   *
   * @param opening of the engine, on what was read of which it is decided
   */
  WriteTransaction(int opening) {
    this.opening = opening;
  }

  static void gather(BatchChange change) {
    try {
      change.make();
    } catch (RocksDBException refused) {
      throw new IllegalStateException(refused);
    }
  }

  WriteBatchWithIndex changes() {
    return changes;
  }

  boolean hasChanges() {
    return changes.count() > 0;
  }

  int opening() {
    return opening;
  }

  void put(byte[] key, byte[] value) {
    gather(() -> changes.put(key, value));
  }

  void remove(byte[] key) {
    gather(() -> changes.delete(key));
  }

  /** A map gets its first entries. */
  void begin(StoredMap map, int number) {
    map.begin(number);
    begun.add(map);
  }

  boolean hasBegun(StoredMap map) {
    return begun.contains(map);
  }

  List<StoredMap> begun() {
    return begun;
  }

  void drop(StoredMap map) {
    dropped.add(map);
  }

  List<StoredMap> dropped() {
    return dropped;
  }

  /** Takes back that those have begun; they get other numbers if they do it again. */
  void forget(Predicate<StoredMap> some) {
    begun.stream().filter(some).forEach(StoredMap::forget);
    begun.removeIf(some);
  }

  void making() {
    isMaking = true;
  }

  void made() {
    isMade = true;
  }

  boolean isMaking() {
    return isMaking;
  }

  boolean isMade() {
    return isMade;
  }

  @Override
  public void close() {
    changes.close();
  }
}
