package org.engagementledger.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.cache.CacheLongKeyLIRS;

/**
 * The file of the maps. It is written when we say so, never by itself in the middle of a write. For
 * some of that the store has no settings, so its fields are reached into: where another version has
 * no such fields, nothing opens.
 */
final class StoreFile {
  private static final int MEGABYTE = 1 << 20;
  private static final int TIDY_MILLISECONDS = 200;

  /** A sixteenth of the memory, but not more than a quarter of a gigabyte. */
  static final int SHARE =
      (int) Math.min(256, Runtime.getRuntime().maxMemory() / MEGABYTE / 16) * MEGABYTE;

  /**
   * A quarter of what the store takes by itself: ids of events are in random places of their index,
   * and the more there are, the more pages each writing of the file takes whole for few new keys.
   */
  private static final int PAGE = 4096;

  private static final int HEADERS = 2 * ForcedFileStore.BLOCK;

  private final Path path;
  private final ForcedFileStore file;
  private final MVStore store;
  private final AtomicReference<Thread> writer;
  private final Queue<WriteBuffer> buffers;
  private final Thread stopped;
  private WriteBuffer room = new WriteBuffer();

  @SuppressWarnings("unchecked") // as the field is declared
  private StoreFile(Path path, ForcedFileStore file, MVStore store) {
    this.path = path;
    this.file = file;
    this.store = store;
    this.writer = (AtomicReference<Thread>) field(store, "backgroundWriterThread");
    this.buffers = (Queue<WriteBuffer>) field(store, "writeBufferPool");
    this.stopped = writer.getAndSet(null);
    stopped.interrupt();
  }

  /**
   * Opens or creates it.
   *
   * @throws DataDamaged if it cannot be read
   * @throws DiskFull if there is no room for it
   */
  static StoreFile open(Path path, DiskSpace space) {
    forgetUnbegun(path);
    createForOwnerOnly(path);
    ForcedFileStore file = ForcedFileStore.open(path, configuration(), space);
    try {
      return new StoreFile(path, file, store(file));
    } catch (RuntimeException refused) {
      file.closeChannel();
      throw space.isBehind(refused) ? space.refusal(refused) : damage(path, file, refused);
    }
  }

  private static Map<String, Object> configuration() {
    return new HashMap<>(Map.of("cacheSize", SHARE / MEGABYTE, "pageSplitSize", PAGE));
  }

  private static MVStore store(ForcedFileStore file) {
    MVStore store =
        new MVStore.Builder()
            .adoptFileStore(file)
            .autoCommitDisabled()
            .autoCommitBufferSize(0)
            .open();
    keepPlacesOfPages(store);
    // Each version is on disk before the next is written, so its room may be taken at once.
    store.setRetentionTime(0);
    // Starts the threads that write beside us, and one that would do so without being asked.
    store.setAutoCommitDelay(Integer.MAX_VALUE);
    return store;
  }

  /** A power cut may leave a new file without its headers, before there is any log. */
  private static void forgetUnbegun(Path path) {
    try {
      if (Files.exists(path) && Files.size(path) <= HEADERS && !ChangeLogs.isAnyBeside(path)) {
        Files.delete(path);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What is said when a page cannot be read. */
  DataDamaged damage(MVStoreException cause) {
    return damage(path, file, cause);
  }

  /**
   * Who reads what is not as it was written may fail in any way; other failures stay themselves.
   */
  RuntimeException explained(Throwable failed, DiskSpace space) {
    return failed instanceof RuntimeException known
            && (known instanceof DataFolderProblem
                || known instanceof UncheckedIOException
                || space.isBehind(known))
        ? known
        : damage(path, file, failed);
  }

  private static DataDamaged damage(Path path, ForcedFileStore file, Throwable cause) {
    return new DataDamaged(path, file.lastRead(), "is damaged", cause);
  }

  /** The store takes an empty file for a new one; its own would be readable by all. */
  private static void createForOwnerOnly(Path path) {
    try {
      if (Files.notExists(path)) {
        OwnerOnly.createFile(path);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * A map is dropped page by page, and for each the places of all pages that were written with it
   * are looked up. The store keeps one megabyte of them, and none of a large checkpoint: dropping
   * the read models of 40,000 events kept all writes waiting for half a minute.
   */
  private static void keepPlacesOfPages(MVStore store) {
    ((CacheLongKeyLIRS<?>) field(store, "chunksToC")).setMaxMemory(SHARE / 4);
  }

  private static Object field(MVStore of, String name) {
    try {
      Field field = FileStore.class.getDeclaredField(name);
      field.setAccessible(true);
      return field.get(of.getFileStore());
    } catch (ReflectiveOperationException another) {
      throw new IllegalStateException("the store is of another version", another);
    }
  }

  MVStore store() {
    return store;
  }

  /**
   * Returns when all that was written is on disk.
   *
   * @param bytes about how many; the next writing finds room for as many. It would else gather them
   *     in a buffer that grows by half at a time, and is thrown away: three times the memory of
   *     what is written, in pieces that a collector finds hard to place
   */
  void sync(int bytes) {
    store.executeFilestoreOperation(store.getFileStore()::sync);
    int wanted = Math.min(bytes, SHARE);
    room.clear();
    if (room.capacity() < wanted) {
      room = new WriteBuffer(wanted);
    }
    buffers.clear();
    buffers.add(room);
  }

  /** Everything is on disk already: where tidying fails, the file is as good without it. */
  void tidyAndClose() {
    try {
      store.compactFile(TIDY_MILLISECONDS);
      close();
    } catch (MVStoreException untidy) {
      closeImmediately();
    }
  }

  void close() {
    writer.set(stopped);
    store.close();
  }

  /** As the file was written last. */
  void closeImmediately() {
    writer.set(stopped);
    store.closeImmediately();
  }
}
