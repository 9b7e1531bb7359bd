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
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file to which changes are appended in records, each forced to disk. It is filled with zeros
 * ahead of the records: to force bytes within a file costs a third of what it costs at its end.
 */
final class ChangeLog {

  /**
   * More bytes than this are better written to the store: it bounds the time of a start after a
   * kill. Smaller for tests that kill while the store is being written.
   */
  private static final int LONG = Integer.getInteger("ledger.embedded.longLog", 16 << 20);

  private static final int AHEAD = 1 << 20;
  private static final ByteBuffer EMPTY = ByteBuffer.allocateDirect(AHEAD).asReadOnlyBuffer();
  private static final String NAME = "changes-";

  private final long number;
  private final Path path;
  private final FileChannel file;
  private long end;
  private long filledTo;

  private ChangeLog(long number, Path path, FileChannel file) {
    this.number = number;
    this.path = path;
    this.file = file;
  }

  /** The folder's own entry for the file is on disk when this returns. */
  static ChangeLog create(Path folder, long number) {
    try {
      Path path = pathOf(folder, number);
      ChangeLog log =
          new ChangeLog(
              number,
              path,
              FileChannel.open(path, Set.of(CREATE_NEW, WRITE), OwnerOnly.forFiles()));
      forceFolder(folder);
      return log;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static Path pathOf(Path folder, long number) {
    return folder.resolve(NAME + number);
  }

  static boolean isAnyAfterFirst(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .anyMatch(name -> name.startsWith(NAME) && !name.equals(NAME + 1));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void forceFolder(Path folder) throws IOException {
    if (!System.getProperty("os.name").startsWith("Windows")) {
      try (FileChannel entries = FileChannel.open(folder)) {
        entries.force(true);
      }
    }
  }

  long number() {
    return number;
  }

  boolean isLong() {
    return end > LONG;
  }

  /** Returns when the changes of a record that was begun are on disk. */
  void append(ByteBuf changes) {
    if (LogRecord.isEmpty(changes)) {
      return;
    }
    try {
      ByteBuffer record = LogRecord.of(changes);
      fillAhead(record.remaining());
      end += writeAll(record, end);
      file.force(false);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void fillAhead(int needed) throws IOException {
    if (end + needed > filledTo) {
      while (end + needed + AHEAD > filledTo) {
        filledTo += writeAll(EMPTY.duplicate(), filledTo);
      }
      file.force(true);
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
