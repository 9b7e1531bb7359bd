package org.engagementledger.embedded.migration;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.engagementledger.embedded.encoding.KeyRange;
import org.engagementledger.embedded.encoding.OrderPreservingEncoding;
import org.engagementledger.embedded.encoding.ValueEncoding;
import org.engagementledger.embedded.files.DataDamaged;
import org.engagementledger.embedded.query.CollectionSize;
import org.engagementledger.embedded.query.StoredDatabase;
import org.engagementledger.embedded.storage.MapStore;
import org.engagementledger.embedded.storage.StoredMap;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a folder of format 3 or before holds: a file of H2's MVStore, and logs of what has changed
 * since it was written. It is read, copied into a store of the present, and compared with that.
 */
public final class FormerStore implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FormerStore.class);

  public static final String FILE = "store.mv";
  private static final String CONTINUATION = "continuation";
  private static final int PORTION = 1_000;
  private static final int BETWEEN_WORDS = 100_000;

  /** Two headers, and nothing written yet. */
  private static final int UNBEGUN = 2 * 4096;

  private final Path file;
  private final @Nullable MVStore maps;
  private final Map<String, TreeMap<byte[], Optional<byte[]>>> changed = new TreeMap<>();
  private final FormerLogSequence logs;
  private long copied;

  /** What is done with each entry. */
  private interface Use {
    void of(byte[] key, byte[] value);
  }

  private FormerStore(Path folder) throws IOException {
    this.file = folder.resolve(FILE);
    boolean isBegun = Files.exists(file) && Files.size(file) > UNBEGUN;
    this.maps = isBegun ? new MVStore.Builder().fileName(file.toString()).readOnly().open() : null;
    Map<String, Long> continuation = maps == null ? Map.of() : maps.openMap(CONTINUATION);
    this.logs = new FormerLogSequence(folder, storeIn(continuation));
    logs.read(file, Optional.ofNullable(continuation.get("changes")), this::note);
  }

  private static @Nullable UUID storeIn(Map<String, Long> continuation) {
    Long high = continuation.get("id-high");
    Long low = continuation.get("id-low");
    return high == null || low == null ? null : new UUID(high, low);
  }

  private void note(String map, byte[] key, byte @Nullable [] value) {
    changed
        .computeIfAbsent(map, any -> new TreeMap<>(Arrays::compareUnsigned))
        .put(key, Optional.ofNullable(value));
  }

  /** Whether there is anything of it in a folder. */
  public static boolean isIn(Path folder) throws IOException {
    return !files(folder).isEmpty();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(it -> it.endsWith(FILE) || FormerLogSequence.isLog(it)).toList();
    }
  }

  /** Takes it away. */
  public static void delete(Path folder) throws IOException {
    for (Path each : files(folder)) {
      Files.delete(each);
    }
  }

  /**
   * Copies all of it.
   *
   * @param to the folder of a store in which nothing is yet
   * @return what was left out, in one sentence for each file: a write that was never finished
   * @throws DataDamaged if it is not as it was written
   */
  public static List<String> copy(Path folder, Path to) throws IOException {
    try (FormerStore former = new FormerStore(folder)) {
      MapStore store = MapStore.open(to);
      try {
        former.copy(store);
      } finally {
        store.close();
      }
      return former.logs.passedOver();
    } catch (MVStoreException | IllegalStateException damaged) {
      throw new DataDamaged(folder.resolve(FILE), 0, "cannot be read whole", damaged);
    }
  }

  private void copy(MapStore store) {
    log.info("What {} holds is copied to the format of this version.", file.getParent());
    List<String> names = names();
    names.forEach(it -> copy(it, store));
    store.writeAlone(
        () -> {
          StoredDatabase.namesIn(store)
              .forEach(it -> new StoredDatabase(it, store, new CursorRegistry()));
          return true;
        });
    names.forEach(it -> compare(it, store));
    log.info("All {} documents and keys are there.", copied);
  }

  /** Those of collections and of unique indexes; the rest follows from them. */
  private List<String> names() {
    Stream<String> inFile = maps == null ? Stream.of() : maps.getMapNames().stream();
    return Stream.concat(inFile, changed.keySet().stream())
        .filter(it -> StoredDatabase.isOfDocuments(it) || StoredDatabase.isOfAnIndex(it))
        .distinct()
        .sorted()
        .toList();
  }

  private void copy(String name, MapStore store) {
    StoredMap map = store.map(name);
    List<StoredMap.MapEntry> portion = new ArrayList<>();
    long[] size = {0, 0};
    each(
        name,
        (key, value) -> {
          portion.add(new StoredMap.MapEntry(key, value));
          size[0]++;
          size[1] += value.length - 1;
          if (portion.size() == PORTION) {
            put(portion, map, store);
          }
        });
    put(portion, map, store);
    if (StoredDatabase.isOfDocuments(name)) {
      StoredMap meta = store.map(StoredDatabase.metaOf(name));
      store.write(
          meta,
          () -> {
            new CollectionSize(meta).set(size[0], size[1]);
            return true;
          });
    }
  }

  private void put(List<StoredMap.MapEntry> portion, StoredMap map, MapStore store) {
    store.write(
        map,
        () -> {
          portion.forEach(it -> map.put(it.key(), it.value()));
          return true;
        });
    copied += portion.size();
    if (copied / BETWEEN_WORDS > (copied - portion.size()) / BETWEEN_WORDS) {
      log.info("{} documents and keys are copied.", copied);
    }
    portion.clear();
  }

  private void compare(String name, MapStore store) {
    StoredMap map = store.map(name);
    long[] count = {0};
    each(
        name,
        (key, value) -> {
          count[0]++;
          if (!Arrays.equals(map.get(key), value)) {
            throw new IllegalStateException("an entry of " + name + " is not copied as it was");
          }
        });
    if (map.count(KeyRange.ALL, Long.MAX_VALUE) != count[0]) {
      throw new IllegalStateException(name + " has more entries than before");
    }
  }

  /** All entries as the last log left them, by the keys of the present. */
  private void each(String name, Use use) {
    Map<byte[], Optional<byte[]>> later =
        new TreeMap<>(changed.getOrDefault(name, new TreeMap<>(Arrays::compareUnsigned)));
    if (maps != null && maps.hasMap(name)) {
      MVMap<byte[], byte[]> map =
          maps.openMap(
              name,
              new MVMap.Builder<byte[], byte[]>().keyType(new Bytes()).valueType(new Bytes()));
      Cursor<byte[], byte[]> all = map.cursor(null);
      while (all.hasNext()) {
        byte[] key = all.next();
        Optional<byte[]> now = later.remove(key);
        Optional<byte[]> value = now == null ? Optional.of(all.getValue()) : now;
        value.ifPresent(it -> use.of(present(name, key), it));
      }
    }
    later.forEach((key, value) -> value.ifPresent(it -> use.of(present(name, key), it)));
  }

  private static byte[] present(String name, byte[] key) {
    return StoredDatabase.isOfDocuments(name)
        ? OrderPreservingEncoding.ofId(ValueEncoding.decoded(key))
        : key;
  }

  @Override
  public void close() {
    if (maps != null) {
      maps.closeImmediately();
    }
  }

  /** A key or a value, as the bytes that it had there. */
  private static final class Bytes extends BasicDataType<byte[]> {

    @Override
    public byte[] read(ByteBuffer from) {
      ByteBuf bytes = Unpooled.wrappedBuffer(from);
      byte[] next = ValueEncoding.next(bytes);
      from.position(from.position() + bytes.readerIndex());
      return next;
    }

    @Override
    public void write(WriteBuffer to, byte[] bytes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int getMemory(byte[] bytes) {
      return bytes.length;
    }

    @Override
    public byte[][] createStorage(int size) {
      return new byte[size][];
    }
  }
}
