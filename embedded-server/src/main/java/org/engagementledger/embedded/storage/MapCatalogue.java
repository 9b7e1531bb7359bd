package org.engagementledger.embedded.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.engagementledger.embedded.encoding.ScanRange;
import org.engagementledger.embedded.storage.WalRecord.GroupMark;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/** Which map has which number, and whose the store is. */
final class MapCatalogue {
  private static final int CATALOGUE = 0;
  private static final int FIRST_OF_MAPS = 16;

  /** The entry that says whose it is; those of maps have their names behind it. */
  private static final byte[] ID = StoredMap.numbered(CATALOGUE);

  private final Map<String, StoredMap> maps = new ConcurrentHashMap<>();
  private final AtomicInteger lastNumber = new AtomicInteger(FIRST_OF_MAPS);
  private final MapStore store;

  /** How entries are read. */
  interface MapScan {
    void each(ScanRange stretch, Predicate<RocksIterator> wantsMore);
  }

  MapCatalogue(MapStore store) {
    this.store = store;
  }

  /** Says whose a new store is. */
  static void begin(RocksDbEngine empty, long store) throws RocksDBException {
    try (WriteBatch first = new WriteBatch()) {
      first.put(ID, ByteBuffer.allocate(Long.BYTES).putLong(store).array());
      empty.write(first, new GroupMark(store, 1, 0));
      empty.force();
    }
  }

  /** Whose it is; zero if that is not said. */
  static long idIn(RocksDbEngine engine) throws RocksDBException {
    byte @Nullable [] bytes = engine.get(null, ID);
    return bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong();
  }

  void read(MapScan from) {
    from.each(
        StoredMap.all(CATALOGUE).after(ID),
        it -> {
          byte[] key = it.key();
          String name = new String(key, Integer.BYTES, key.length - Integer.BYTES, UTF_8);
          int number = ByteBuffer.wrap(it.value()).getInt();
          maps.put(name, new StoredMap(store, name, number));
          lastNumber.accumulateAndGet(number, Math::max);
          return true;
        });
  }

  /** The numbers that have entries and no name: dropped, or filled and never named. */
  List<Integer> nobodys(MapScan from) {
    Set<Integer> known = maps.values().stream().map(StoredMap::number).collect(Collectors.toSet());
    Set<Integer> found = new TreeSet<>();
    int[] next = {FIRST_OF_MAPS};
    while (next[0] > 0) {
      byte[] begin = StoredMap.numbered(next[0]);
      next[0] = 0;
      from.each(
          new ScanRange(begin, StoredMap.numbered(-1), false),
          it -> {
            int number = ByteBuffer.wrap(it.key()).getInt();
            found.add(number);
            next[0] = number + 1;
            return false;
          });
    }
    found.forEach(it -> lastNumber.accumulateAndGet(it, Math::max));
    found.removeAll(known);
    return List.copyOf(found);
  }

  StoredMap map(String name) {
    return maps.computeIfAbsent(name, it -> new StoredMap(store, it, 0));
  }

  Set<String> names() {
    return maps.values().stream()
        .filter(StoredMap::isBegun)
        .map(StoredMap::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  int nextNumber() {
    return lastNumber.incrementAndGet();
  }

  void remove(StoredMap map) {
    maps.remove(map.name());
  }

  static byte[] keyOf(StoredMap map) {
    byte[] name = map.name().getBytes(UTF_8);
    return ByteBuffer.allocate(Integer.BYTES + name.length).putInt(CATALOGUE).put(name).array();
  }
}
