package org.engagementledger.embedded;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The maps, as they are in memory, in the store's file and in the log of what has changed since
 * that was last written. Each state of the file names the log that continues it.
 */
final class Store {

  private static final String FILE = "store.mv";
  private static final String CONTINUED_BY = "changes";
  private static final int TIDY_MILLISECONDS = 200;

  /**
   * A checkpoint writes whole pages, so the ones before it hold ever more that is out of date.
   * While less than this is in use, what is left of the emptiest is moved, to free the room they
   * take.
   */
  private static final int ENOUGH_IN_USE_PERCENT = 50;

  /** Of what was written: the more is moved, the sooner the next checkpoint is due. */
  private static final int MOVED_SHARE = 4;

  /** More bytes than this in memory only are better written to the file, of which it takes more. */
  private static final int MANY_UNWRITTEN = StoreFile.SHARE / 2;

  /** With more than this, who changes something waits until the file is written. */
  private static final int MOST_UNWRITTEN = 2 * StoreFile.SHARE;

  private static final Executor WRITING = Thread.ofPlatform().daemon().name("checkpoint")::start;

  private final Path folder;
  private final StoreFile opened;
  private final MVStore file;
  private final MVMap<String, Long> continuation;
  private final SortedMaps sorted;
  private final PendingChanges pending = new PendingChanges();
  private ChangeLog log;

  /** The last checkpoint beside the flushes; writing of the file goes on while it is not done. */
  private volatile CompletableFuture<Void> beside = CompletableFuture.completedFuture(null);

  private Store(Path folder) {
    this.folder = folder;
    this.opened = StoreFile.open(folder.resolve(FILE));
    this.file = opened.store();
    this.continuation = file.openMap("continuation");
    this.sorted = new SortedMaps(file);
    this.log = redo();
  }

  /**
   * Brings back everything that was on disk.
   *
   * @throws RuntimeException if a file is damaged or missing
   */
  static Store open(Path folder) {
    return new Store(folder);
  }

  private ChangeLog redo() {
    long next = first();
    while (Files.exists(ChangeLog.pathOf(folder, next))) {
      redo(ChangeLog.pathOf(folder, next));
      next++;
    }
    pending.take();
    ChangeLog fresh = ChangeLog.create(folder, next);
    writeFile(fresh);
    file.sync();
    for (long done = next - 1; Files.exists(ChangeLog.pathOf(folder, done)); done--) {
      delete(ChangeLog.pathOf(folder, done));
    }
    return fresh;
  }

  private long first() {
    Long known = continuation.get(CONTINUED_BY);
    if (known != null && !Files.exists(ChangeLog.pathOf(folder, known))) {
      throw new IllegalStateException(ChangeLog.pathOf(folder, known) + " is missing");
    }
    if (known == null && ChangeLog.isAnyAfterFirst(folder)) {
      throw new IllegalStateException(FILE + " is missing or older than what continues it");
    }
    return known == null ? 1 : known;
  }

  private void redo(Path written) {
    try {
      LogRecord.readAll(ByteBuffer.wrap(Files.readAllBytes(written)), this::redo);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void redo(Change change) {
    Object before = map(change.map()).redo(change);
    Object after = change instanceof Change.Put put ? put.value() : null;
    sorted
        .of(change.map())
        .forEach(it -> it.follow(change.key(), (Document) before, (Document) after));
  }

  private static void delete(Path done) {
    try {
      Files.delete(done);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void writeFile(ChangeLog continuedBy) {
    continuation.put(CONTINUED_BY, continuedBy.number());
    file.commit();
  }

  <K, V> LoggedMap<K, V> map(String name) {
    return LoggedMap.open(file, name, pending);
  }

  /** The entries of indexes that are not unique. */
  SortedMaps sorted() {
    return sorted;
  }

  Set<String> mapNames() {
    return file.getMapNames();
  }

  /** Not noted in the log: to be followed by {@link #checkpoint} before any other change. */
  void removeMap(String name) {
    file.removeMap(name);
  }

  long size() {
    return file.getFileStore().size();
  }

  /** How often something has been read from the file. */
  long reads() {
    return file.getFileStore().getReadCount();
  }

  long changesByThisThread() {
    return pending.madeByThisThread();
  }

  /**
   * Cuts off what has changed so far; to be called while nothing changes.
   *
   * @return brings it to disk
   */
  Runnable cut() {
    ByteBuf changes = pending.take();
    ChangeLog current = log;
    int unwritten = file.getUnsavedMemory();
    if (unwritten > MOST_UNWRITTEN) {
      beside.join();
    }
    boolean isMuch = current.isLong() || unwritten > MANY_UNWRITTEN;
    if (!isMuch || !isWritten()) {
      return () -> current.append(changes);
    }
    log = ChangeLog.create(folder, current.number() + 1);
    continuation.put(CONTINUED_BY, log.number());
    commitBeside();
    return () -> {
      current.append(changes);
      beside = CompletableFuture.runAsync(() -> finish(current, unwritten), WRITING);
    };
  }

  /** The store does nothing where it is busy with itself, and the log would go all the same. */
  private void commitBeside() {
    if (file.tryCommit() < 0) {
      file.commit();
    }
  }

  /** Whether the file holds the last checkpoint; throws what kept it from being written. */
  private boolean isWritten() {
    boolean done = beside.isDone();
    if (done) {
      beside.join();
    }
    return done;
  }

  /**
   * Until the file is on disk its last state and both logs say the same. What is moved then is
   * written where it goes by the next checkpoint.
   */
  private void finish(ChangeLog done, int written) {
    opened.sync(written);
    done.delete();
    file.compact(ENOUGH_IN_USE_PERCENT, written / MOVED_SHARE);
  }

  /**
   * As {@link #cut}, into the store's file, with a new log from then on. To be called while nothing
   * changes, and no other cut may be on its way to disk.
   */
  Runnable checkpoint() {
    beside.join();
    pending.take();
    int unwritten = file.getUnsavedMemory();
    ChangeLog done = log;
    log = ChangeLog.create(folder, done.number() + 1);
    writeFile(log);
    return () -> finish(done, unwritten);
  }

  void close() {
    checkpoint().run();
    tidy();
    log.close();
  }

  /** Everything is on disk already: where tidying fails, the file is as good without it. */
  private void tidy() {
    try {
      file.compactFile(TIDY_MILLISECONDS);
      opened.close();
    } catch (MVStoreException untidy) {
      opened.closeImmediately();
    }
  }

  /** For when the disk has refused a write: memory is ahead of it and must not reach it. */
  void abandon() {
    opened.closeImmediately();
    beside.exceptionally(cutShort -> null).join();
    log.close();
  }
}
