package org.engagementledger.embedded;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A file to which changes are appended in records, each forced to disk. It is filled with zeros
 * ahead of the records: to force bytes within a file costs a third of what it costs at its end, and
 * what is under way when the disk becomes full has room there.
 */
final class ChangeLog {

  /** It grows by so many bytes. */
  static final int STEP = 1 << 20;

  private static final int RESERVE = STEP / 2;
  private static final ByteBuffer EMPTY = ByteBuffer.allocateDirect(STEP).asReadOnlyBuffer();

  private final LogOrigin origin;
  private final Path path;
  private final DiskSpace space;
  private final FileChannel file;
  private long end;
  private long filledTo;

  private ChangeLog(LogOrigin origin, Path path, DiskSpace space) throws IOException {
    this.origin = origin;
    this.path = path;
    this.space = space;
    Files.deleteIfExists(path);
    this.file = FileChannel.open(path, Set.of(CREATE_NEW, WRITE), OwnerOnly.forFiles());
  }

  /**
   * Its beginning and the folder's own entry for the file are on disk when this returns.
   *
   * @throws DiskFull leaving no file
   */
  static ChangeLog create(Path folder, LogOrigin origin, DiskSpace space) {
    Path path = ChangeLogs.pathOf(folder, origin.number());
    try {
      ChangeLog log = new ChangeLog(origin, path, space);
      log.begin(folder);
      return log;
    } catch (IOException failed) {
      throw refused(failed, space);
    }
  }

  private void begin(Path folder) throws IOException {
    try {
      ByteBuffer first =
          LogRecord.of(LogRecord.Kind.ORIGIN, origin.encoded(), LogOrigin.UNKNOWN, 0);
      end = first.remaining();
      writeAll(ByteBuffer.allocate(STEP).put(first).rewind(), 0);
      file.force(true);
      filledTo = STEP;
      ForcedFiles.forceFolder(folder);
    } catch (IOException failed) {
      file.close();
      Files.delete(path);
      throw failed;
    }
  }

  private static RuntimeException refused(IOException failed, DiskSpace space) {
    return space.isBehind(failed) ? space.refusal(failed) : new UncheckedIOException(failed);
  }

  LogOrigin origin() {
    return origin;
  }

  long number() {
    return origin.number();
  }

  boolean isLongerThan(long bytes) {
    return end > bytes;
  }

  /**
   * Returns when the changes of a record that was begun are on disk.
   *
   * @param continuedBy the log that goes on from here, if this one ends
   * @throws DiskFull if they are not, and it is to be tried again
   */
  void append(ByteBuf changes, OptionalLong continuedBy) {
    if (LogRecord.isEmpty(changes) && continuedBy.isEmpty()) {
      return;
    }
    try {
      long next = end;
      if (!LogRecord.isEmpty(changes)) {
        next += write(LogRecord.changes(changes, origin, next), next);
      }
      if (continuedBy.isPresent()) {
        ByteBuffer number = ByteBuffer.allocate(Long.BYTES).putLong(continuedBy.getAsLong()).flip();
        next += write(LogRecord.of(LogRecord.Kind.CONTINUED, number, origin, next), next);
      }
      file.force(false);
      end = next;
    } catch (IOException failed) {
      throw refused(failed, space);
    }
    keepReserve(continuedBy.isPresent());
  }

  private int write(ByteBuffer record, long position) throws IOException {
    if (position + record.remaining() > filledTo) {
      fillTo(position + record.remaining() + STEP);
    }
    return writeAll(record, position);
  }

  /** What was to be written is: that there is no room for more is for those who come later. */
  private void keepReserve(boolean ends) {
    try {
      if (!ends) {
        makeRoom();
      }
    } catch (DiskFull full) {
      space.full(ChangeLog.class);
    }
  }

  /**
   * Sees to it that there is room for some more.
   *
   * @throws DiskFull if there is none
   */
  void makeRoom() {
    try {
      if (filledTo - end < RESERVE) {
        fillTo(end + STEP);
      }
      space.room(ChangeLog.class);
    } catch (IOException failed) {
      throw refused(failed, space);
    }
  }

  private void fillTo(long wanted) throws IOException {
    long at = filledTo;
    try {
      while (at < wanted) {
        at += writeAll(EMPTY.duplicate(), at);
      }
      file.force(true);
      filledTo = at;
    } catch (IOException failed) {
      file.truncate(filledTo);
      space.full(ChangeLog.class);
      throw failed;
    }
  }

  private int writeAll(ByteBuffer bytes, long position) throws IOException {
    int length = bytes.remaining();
    while (bytes.hasRemaining()) {
      file.write(bytes, position + length - bytes.remaining());
    }
    return length;
  }

  void delete() {
    try {
      file.close();
      Files.delete(path);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  void close() {
    try {
      file.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
