package org.engagementledger.embedded;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.buffer.ByteBuf;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The maps, as they are in memory, in the store's file and in the log of what has changed since
 * that was last written. Each state of the file names the log that continues it.
 */
final class Store {

  static final String FILE = "store.mv";
  private static final Logger LOG = LoggerFactory.getLogger(Store.class);

  /**
   * More bytes of log than this are better written to the file: it bounds the time of a start after
   * a kill. Smaller for tests that kill while the file is being written.
   */
  private static final int LONG_LOG = Integer.getInteger("ledger.embedded.longLog", 16 << 20);

  /** What a checkpoint takes beside the pages it writes: a log, and pages above them. */
  private static final int SPARE_ROOM = 4 << 20;

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
  private final int longLog;
  private final DiskSpace space;
  private final StoreFile opened;
  private final MVStore file;
  private final Continuation continuation;
  private final SortedMaps sorted;
  private final PendingChanges pending = new PendingChanges();
  private final UUID id;
  private final List<String> passedOver;
  private ChangeLog log;

  /** The last checkpoint beside the flushes; writing of the file goes on while it is not done. */
  private volatile CompletableFuture<Void> beside = CompletableFuture.completedFuture(null);

  private Store(Path folder, DiskSpace space, int longLog) {
    this.folder = folder;
    this.longLog = longLog;
    this.space = space;
    this.opened = StoreFile.open(folder.resolve(FILE), space);
    this.file = opened.store();
    try {
      this.continuation = new Continuation(file);
      this.sorted = new SortedMaps(file);
      this.id = continuation.store().orElseGet(UUID::randomUUID);
      ChangeLogs logs = new ChangeLogs(folder, continuation.store().orElse(null));
      this.log = redo(logs);
      this.passedOver = List.copyOf(logs.passedOver());
    } catch (RuntimeException | Error unread) {
      opened.closeImmediately();
      throw explained(unread);
    }
    space.beginToWait();
  }

  /**
   * Brings back everything that was on disk.
   *
   * @throws DataDamaged if a file is damaged or missing
   * @throws DiskFull if there is no room to begin in
   */
  static Store open(Path folder) {
    return open(folder, LONG_LOG);
  }

  static Store open(Path folder, int longLog) {
    return new Store(folder, new DiskSpace(folder), longLog);
  }

  private ChangeLog redo(ChangeLogs logs) {
    ChangeLog fresh = create(logs.read(folder.resolve(FILE), continuation.log(), this::redo));
    pending.take();
    writeFile(fresh);
    file.sync();
    logs.deleteBefore(fresh.number());
    return fresh;
  }

  private ChangeLog create(long number) {
    return ChangeLog.create(folder, new LogOrigin(id, number), space);
  }

  /** What {@link ChangeLogs#passedOver} says of the logs that it was opened with. */
  List<String> passedOver() {
    return passedOver;
  }

  DiskSpace space() {
    return space;
  }

  /** What is said when a page of the file cannot be read. */
  DataDamaged damage(MVStoreException cause) {
    return opened.damage(cause);
  }

  /** What is said when it cannot be opened. */
  RuntimeException explained(Throwable failed) {
    return opened.explained(failed, space);
  }

  private void redo(Change change) {
    Object before = map(change.map()).redo(change);
    Object after = change instanceof Change.Put put ? put.value() : null;
    sorted
        .of(change.map())
        .forEach(it -> it.follow(change.key(), (Document) before, (Document) after));
  }

  private void writeFile(ChangeLog continuedBy) {
    continuation.set(continuedBy.origin());
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
    if (unwritten > MOST_UNWRITTEN && !space.isFull()) {
      beside.join();
    }
    boolean isMuch = current.isLongerThan(longLog) || unwritten > MANY_UNWRITTEN;
    Optional<ChangeLog> next = isMuch && isWritten() ? next() : Optional.empty();
    if (next.isEmpty()) {
      return () -> current.append(changes, OptionalLong.empty());
    }
    log = next.get();
    continuation.set(log.origin());
    commitBeside();
    return () -> {
      current.append(changes, OptionalLong.of(current.number() + 1));
      beside = CompletableFuture.runAsync(() -> finish(current, unwritten), WRITING);
    };
  }

  /** While there is no room for the next log the present one goes on as far as it can. */
  private Optional<ChangeLog> next() {
    try {
      return Optional.of(create(log.number() + 1));
    } catch (DiskFull full) {
      return Optional.empty();
    }
  }

  /**
   * Sees to it that what changes next has room; nothing may be on its way to disk.
   *
   * @throws DiskFull if there is none
   */
  void makeRoom() {
    log.makeRoom();
    if (space.isFull()) {
      throw space.refusal(null);
    }
  }

  /**
   * As {@link #makeRoom}, for what is followed by a {@link #checkpoint}.
   *
   * @throws DiskFull if there is none
   */
  void makeRoomForCheckpoint() {
    makeRoom();
    if (!space.hasRoomFor(file.getUnsavedMemory() + SPARE_ROOM)) {
      throw space.refusal(null);
    }
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
    log = space.await(() -> create(done.number() + 1));
    writeFile(log);
    return () -> finish(done, unwritten);
  }

  /** Where the disk is full or refuses, everything is in the log that is left. */
  void close() {
    space.endToWait();
    try {
      checkpoint().run();
      opened.tidyAndClose();
      log.close();
    } catch (DiskFull | MVStoreException | UncheckedIOException | CompletionException unwritten) {
      LOG.warn("{} is left as it was written last: {}", FILE, unwritten.toString());
      abandon();
    }
  }

  /** For when the disk has refused a write: memory is ahead of it and must not reach it. */
  void abandon() {
    space.endToWait();
    opened.closeImmediately();
    beside.exceptionally(cutShort -> null).join();
    log.close();
  }
}
