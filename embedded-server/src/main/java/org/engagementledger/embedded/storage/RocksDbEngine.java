package org.engagementledger.embedded.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.engagementledger.embedded.encoding.ScanRange;
import org.engagementledger.embedded.files.OwnerOnlyFiles;
import org.jspecify.annotations.Nullable;
import org.rocksdb.AbstractWriteBatch;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.Env;
import org.rocksdb.FlushOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.Range;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.SizeApproximationFlag;
import org.rocksdb.Slice;
import org.rocksdb.SstFileManager;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatchWithIndex;
import org.rocksdb.WriteBufferManager;
import org.rocksdb.WriteOptions;

/**
 * RocksDB on one folder, with everything that belongs to it. It takes no more memory than a share
 * of the process: blocks, their indexes and what is not yet in tables lie in one cache. Its files
 * are created as the system's umask has it; what keeps others out is the folder, whose rights are
 * 0700, and the files get theirs when it is opened and closed.
 */
final class RocksDbEngine implements AutoCloseable {
  private static final int MEGABYTE = 1 << 20;

  /** An eighth of the memory, but not more than a quarter of a gigabyte. */
  static final long SHARE =
      Math.clamp(Runtime.getRuntime().maxMemory() / 8, 32L * MEGABYTE, 256L * MEGABYTE);

  /**
   * What is written until a table is made of it; smaller for tests that kill meanwhile. Documents
   * of read models are written again and again, and of each only the last goes into the table.
   */
  private static final long TABLE =
      Long.getLong("ledger.embedded.table", Math.min(SHARE / 4, 32L * MEGABYTE));

  private static final int BLOCK = 8 << 10;
  private static final int BITS_OF_A_KEY = 10;
  private static final int MOST_FILES = 256;
  private static final int LOG_FILES = 2;

  /** The entry that says which group of changes was the last; each group puts its number there. */
  private static final byte[] LAST_GROUP = StoredMap.numbered(1);

  private final Path folder;
  private final boolean writes;
  private final Deque<AutoCloseable> owned = new ArrayDeque<>();
  private final RocksDB db;
  private final WriteOptions unforced;
  private final ReadOptions plain;

  private RocksDbEngine(Path folder, boolean writes, @Nullable WalReplayFilter replay)
      throws RocksDBException {
    this.folder = folder;
    this.writes = writes;
    try {
      this.unforced = own(new WriteOptions());
      this.plain = own(new ReadOptions());
      Options options = options(replay);
      String path = folder.toString();
      this.db = own(writes ? RocksDB.open(options, path) : RocksDB.openReadOnly(options, path));
    } catch (RocksDBException | RuntimeException | Error refused) {
      close();
      throw refused;
    }
  }

  /** Opens what is there. */
  static RocksDbEngine open(Path folder, WalReplayFilter replay) throws RocksDBException {
    return opened(folder, true, replay);
  }

  /** Makes it in an empty folder. */
  static RocksDbEngine create(Path folder) throws RocksDBException {
    return opened(folder, true, null);
  }

  /** Opens what is there, and writes nothing. */
  static RocksDbEngine openToRead(Path folder, WalReplayFilter replay) throws RocksDBException {
    return opened(folder, false, replay);
  }

  private static RocksDbEngine opened(Path folder, boolean writes, @Nullable WalReplayFilter replay)
      throws RocksDBException {
    RocksDbEngine engine = new RocksDbEngine(folder, writes, replay);
    engine.restrict();
    return engine;
  }

  private Options options(@Nullable WalReplayFilter replay) throws RocksDBException {
    Cache cache = own(new LRUCache(SHARE));
    BlockBasedTableConfig tables =
        new BlockBasedTableConfig()
            .setBlockCache(cache)
            .setBlockSize(BLOCK)
            .setCacheIndexAndFilterBlocks(true)
            .setPinL0FilterAndIndexBlocksInCache(true)
            .setFilterPolicy(own(new BloomFilter(BITS_OF_A_KEY)));
    Options options = own(new Options());
    if (replay != null) {
      options.setWalFilter(own(replay));
    }
    return options
        .setCreateIfMissing(replay == null)
        .setErrorIfExists(replay == null)
        .setTableFormatConfig(tables)
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION)
        .setWriteBufferSize(TABLE)
        .setWriteBufferManager(own(new WriteBufferManager(SHARE / 2, cache)))
        .setMaxTotalWalSize(4 * TABLE)
        .setMaxOpenFiles(MOST_FILES)
        .setMaxBackgroundJobs(2)
        .setBytesPerSync(MEGABYTE)
        .setManualWalFlush(true)
        .setAvoidFlushDuringRecovery(true)
        .setWalRecoveryMode(WALRecoveryMode.SkipAnyCorruptedRecords)
        .setSstFileManager(own(new SstFileManager(Env.getDefault())))
        .setInfoLogLevel(InfoLogLevel.ERROR_LEVEL)
        .setKeepLogFileNum(LOG_FILES)
        .setStatsDumpPeriodSec(0)
        .setSkipStatsUpdateOnDbOpen(true);
  }

  private <T extends AutoCloseable> T own(T part) {
    owned.push(part);
    return part;
  }

  /** How the engine names its files. */
  static String nameOf(long number, String kind) {
    return String.format(Locale.ROOT, "%06d.%s", number, kind);
  }

  /** Whether it was not opened to be read only. */
  boolean writes() {
    return writes;
  }

  /** The number of the last group of changes that it holds; zero if it does not say. */
  long lastGroup() throws RocksDBException {
    byte @Nullable [] number = get(null, LAST_GROUP);
    return number == null ? 0 : ByteBuffer.wrap(number).getLong();
  }

  /** What a key has, with changes that are not made yet if there are any. */
  byte @Nullable [] get(@Nullable WriteBatchWithIndex changes, byte[] key) throws RocksDBException {
    return changes == null ? db.get(plain, key) : changes.getFromBatchAndDB(db, plain, key);
  }

  /** Makes changes as one; they are on disk after the next {@link #force}. */
  void write(AbstractWriteBatch changes, WalRecord.GroupMark mark) throws RocksDBException {
    changes.put(LAST_GROUP, ByteBuffer.allocate(Long.BYTES).putLong(mark.number()).array());
    changes.putLogData(mark.encoded());
    db.write(unforced, changes.getWriteBatch());
  }

  /** Returns when all is on disk that was written until now. */
  void force() throws RocksDBException {
    db.flushWal(true);
  }

  /** Makes a table of what is only in the log, which is then empty. */
  void makeTable() throws RocksDBException {
    try (FlushOptions waiting = new FlushOptions().setWaitForFlush(true)) {
      db.flush(waiting);
    }
  }

  /** Compares every block of every table with its checksum. */
  void verifyChecksum() throws RocksDBException {
    db.verifyChecksum();
  }

  /** Gives back the room of what lies between two keys and was deleted. */
  void tidy(byte[] from, byte[] upTo) throws RocksDBException {
    db.deleteFilesInRanges(db.getDefaultColumnFamily(), List.of(from, upTo), false);
    db.compactRange(from, upTo);
  }

  /** About how many bytes lie between two keys. */
  long size(byte[] from, byte[] upTo) {
    try (Slice begin = new Slice(from);
        Slice end = new Slice(upTo)) {
      return db.getApproximateSizes(
              List.of(new Range(begin, end)),
              SizeApproximationFlag.INCLUDE_FILES,
              SizeApproximationFlag.INCLUDE_MEMTABLES)[0];
    }
  }

  /**
   * Shows what lies between two keys, one after the other, for as long as more is wanted; with
   * changes that are not made yet if there are any.
   */
  void read(
      @Nullable WriteBatchWithIndex changes, ScanRange stretch, Predicate<RocksIterator> wantsMore)
      throws RocksDBException {
    try (Slice from = new Slice(stretch.from());
        Slice upTo = new Slice(stretch.upTo());
        ReadOptions bounds =
            new ReadOptions().setIterateLowerBound(from).setIterateUpperBound(upTo);
        RocksIterator each = iterator(changes, bounds)) {
      begin(each, stretch);
      while (each.isValid() && stretch.contains(each.key()) && wantsMore.test(each)) {
        advance(each, stretch);
      }
      each.status();
    }
  }

  private RocksIterator iterator(@Nullable WriteBatchWithIndex changes, ReadOptions bounds) {
    RocksIterator made = db.newIterator(bounds);
    return changes == null ? made : changes.newIteratorWithBase(made, bounds);
  }

  private static void begin(RocksIterator each, ScanRange stretch) {
    if (stretch.backwards()) {
      each.seekForPrev(stretch.upTo());
      if (each.isValid() && Arrays.equals(each.key(), stretch.upTo())) {
        each.prev();
      }
    } else {
      each.seek(stretch.from());
    }
  }

  private static void advance(RocksIterator each, ScanRange stretch) {
    if (stretch.backwards()) {
      each.prev();
    } else {
      each.next();
    }
  }

  private void restrict() {
    try {
      OwnerOnlyFiles.restrictFilesIn(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** How many bytes its files have. */
  long size() {
    try (var files = Files.list(folder)) {
      return files.mapToLong(it -> it.toFile().length()).sum();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    for (AutoCloseable part : List.copyOf(owned)) {
      try {
        part.close();
      } catch (Exception failed) {
        throw new IllegalStateException(failed);
      }
    }
    owned.clear();
    restrict();
  }
}
