package org.engagementledger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the disk that holds the data folder has room for what is still to be written. */
final class DiskSpace {

  private static final Logger log = LoggerFactory.getLogger(DiskSpace.class);

  /** Less than this is none: file systems keep some for themselves. */
  private static final long NONE = 64 << 10;

  private static final long BETWEEN_ATTEMPTS_NANOSECONDS = 250_000_000;

  /** As Linux, macOS and Windows say it; in other languages what is free decides. */
  private static final List<String> SAYINGS =
      List.of(
          "No space left on device",
          "Disk quota exceeded",
          "File too large",
          "not enough space on the disk");

  private final Path folder;
  private final Set<Object> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean patient;

  DiskSpace(Path folder) {
    this.folder = folder;
  }

  /** From now on a writing of the store's file waits for room. */
  void beginToWait() {
    patient = true;
  }

  /** What waits is given up. */
  void endToWait() {
    patient = false;
  }

  /** Whether somebody waits for room. */
  boolean isFull() {
    return !waiting.isEmpty();
  }

  void full(Object who) {
    boolean first = waiting.isEmpty();
    if (waiting.add(who) && first) {
      log.error("{}; then recording goes on by itself.", sentence());
    }
  }

  void room(Object who) {
    if (waiting.remove(who) && waiting.isEmpty()) {
      log.warn("The disk that holds {} has room again: recording goes on.", folder);
    }
  }

  /** For the person who runs it, without a stop. */
  private String sentence() {
    return "The disk that holds " + folder + " is full: " + free() + " bytes free. Make room";
  }

  /** For the person who starts it. */
  DataFolderProblem atStart() {
    return new DataFolderProblem(sentence() + ", then start again.");
  }

  DiskFull refusal(@Nullable Throwable cause) {
    return new DiskFull(
        "the disk that holds " + folder + " is full: " + free() + " bytes free", cause);
  }

  /** Whether that many bytes more will hardly fill it. */
  boolean hasRoomFor(long bytes) {
    return free() > bytes + NONE;
  }

  boolean isBehind(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DiskFull || cause instanceof IOException refused && isBehind(refused)) {
        return true;
      }
    }
    return false;
  }

  private boolean isBehind(IOException refused) {
    String said = String.valueOf(refused.getMessage());
    return SAYINGS.stream().anyMatch(said::contains) || free() < NONE;
  }

  private long free() {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException unknown) {
      return Long.MAX_VALUE;
    }
  }

  /** Writes as often as it takes, while there is no room and waiting makes sense. */
  <T> T await(Supplier<T> write) {
    Object who = new Object();
    try {
      while (true) {
        Attempt<T> attempt = new Attempt<>(write);
        attempt.run();
        if (!patient || attempt.failure().filter(this::isBehind).isEmpty()) {
          return attempt.result();
        }
        full(who);
        LockSupport.parkNanos(BETWEEN_ATTEMPTS_NANOSECONDS);
      }
    } finally {
      room(who);
    }
  }
}
