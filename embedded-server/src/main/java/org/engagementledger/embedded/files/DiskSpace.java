package org.engagementledger.embedded.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the disk that holds the data folder has room for what is still to be written. */
public final class DiskSpace {

  private static final Logger log = LoggerFactory.getLogger(DiskSpace.class);

  /** Less than this is none: file systems keep some for themselves. */
  private static final long NONE = 64 << 10;

  /** As Linux, macOS and Windows say it; in other languages what is free decides. */
  private static final List<String> SAYINGS =
      List.of(
          "No space left on device",
          "Disk quota exceeded",
          "File too large",
          "not enough space on the disk");

  private final Path folder;
  private volatile boolean isFull;
  private volatile @Nullable FileStore disk;

  public DiskSpace(Path folder) {
    this.folder = folder;
  }

  /** Whether there was no room when it was last looked for. */
  public boolean isFull() {
    return isFull;
  }

  public synchronized void full() {
    if (!isFull) {
      isFull = true;
      log.error("{}; then recording goes on by itself.", sentence());
    }
  }

  public synchronized void room() {
    if (isFull) {
      isFull = false;
      log.warn("The disk that holds {} has room again: recording goes on.", folder);
    }
  }

  /** For the person who runs it, without a stop. */
  private String sentence() {
    return "The disk that holds " + folder + " is full: " + free() + " bytes free. Make room";
  }

  /** For the person who starts it. */
  public DataFolderProblem atStart() {
    return new DataFolderProblem(sentence() + ", then start again.");
  }

  public DiskFull refusal(@Nullable Throwable cause) {
    return new DiskFull(
        "the disk that holds " + folder + " is full: " + free() + " bytes free", cause);
  }

  public RuntimeException explained(IOException failed) {
    return isBehind(failed) ? refusal(failed) : new UncheckedIOException(failed);
  }

  /** Whether that many bytes more will hardly fill it. */
  public boolean hasRoomFor(long bytes) {
    return free() > bytes + NONE;
  }

  public boolean isBehind(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException refused && isBehind(refused)) {
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
      FileStore found = disk == null ? Files.getFileStore(folder) : disk;
      disk = found;
      return found.getUsableSpace();
    } catch (IOException unknown) {
      return Long.MAX_VALUE;
    }
  }
}
