package org.engagementledger.embedded;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log from its beginning and tells a write that was never finished from damage. Each record
 * was on disk before the next was begun, in a file that was full of zeros before: so only the last
 * can be unfinished, and then a sector of it, or its end, is still full of zeros.
 */
final class LogReading {

  private final Path file;
  private final ByteBuffer log;
  private final Consumer<Change> to;

  private LogReading(Path file, Consumer<Change> to) {
    this.file = file;
    this.log = ByteBuffer.wrap(bytesOf(file));
    this.to = to;
  }

  /**
   * Gives each change of a log in order.
   *
   * @param expected which log it has to be; null if the store is of a version whose logs did not
   *     say it
   * @throws DataDamaged if it is another one, or not as it was written
   */
  static LogContent read(Path file, @Nullable LogOrigin expected, Consumer<Change> to) {
    return new LogReading(file, to).read(expected);
  }

  private static byte[] bytesOf(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(file + ": " + failed.getMessage(), failed);
    }
  }

  private LogContent read(@Nullable LogOrigin expected) {
    boolean begun =
        LogRecord.isWhole(log, 0, LogOrigin.UNKNOWN)
            && LogRecord.isOf(LogRecord.Kind.ORIGIN, log, 0);
    if (begun) {
      LogOrigin found = LogOrigin.read(LogRecord.contentOf(log, 0));
      requireSame(expected == null ? found : expected, found);
      return content(found);
    }
    return expected == null
        ? FormerLog.read(file, log, to)
        : new LogContent(file, false, false, false, 0, Zeros.endOf(log));
  }

  private void requireSame(LogOrigin expected, LogOrigin found) {
    if (!found.store().equals(expected.store())) {
      throw new DataDamaged(file, 0, "belongs to another store than the one beside it");
    }
    if (found.number() != expected.number()) {
      throw new DataDamaged(file, 0, "is the log " + found.number() + " under another name");
    }
  }

  private LogContent content(LogOrigin origin) {
    int first = LogRecord.lengthOf(log, 0);
    int at = first;
    while (LogRecord.isWhole(log, at, origin) && isOfChanges(at)) {
      decodeAll(LogRecord.bufferOf(log, at), to);
      at += LogRecord.lengthOf(log, at);
    }
    boolean hasChanges = at > first;
    if (LogRecord.isWhole(log, at, origin)) {
      long end = (long) at + LogRecord.lengthOf(log, at);
      return new LogContent(file, true, hasChanges, true, end, 0);
    }
    int last = Zeros.endOf(log);
    requireNotCut(first, last);
    if (last > at) {
      requireUnfinished(at, last, origin);
    }
    return new LogContent(file, true, hasChanges, false, at, Math.max(0, last - at));
  }

  private boolean isOfChanges(int at) {
    return LogRecord.isOf(LogRecord.Kind.CHANGES, log, at);
  }

  static void decodeAll(ByteBuf changes, Consumer<Change> to) {
    while (changes.isReadable()) {
      to.accept(Change.decode(changes));
    }
  }

  /** It grows by whole steps, each on disk before anything is written there. */
  private void requireNotCut(int first, int last) {
    int whole = log.limit() / ChangeLog.STEP * ChangeLog.STEP;
    if (whole < log.limit() && last > Math.max(whole, first)) {
      throw new DataDamaged(file, log.limit(), "is cut short, or something was added at its end");
    }
  }

  private void requireUnfinished(int at, int last, LogOrigin origin) {
    boolean unfinished =
        LogRecord.hasHeader(log, at, origin)
            ? isUnfinished(at, at + LogRecord.lengthOf(log, at), last)
            : hasNoHeader(at, last) && !hasWholeAfter(at, last, origin);
    if (!unfinished) {
      throw new DataDamaged(file, at, "is damaged");
    }
  }

  private boolean isUnfinished(int at, int end, int last) {
    return end <= log.limit()
        && end >= last
        && (Zeros.haveASector(log, at, end) || LogRecord.hasNoEnd(log, end));
  }

  private boolean hasNoHeader(int at, int last) {
    int end = Math.min(log.limit(), at + LogRecord.HEADER);
    return Zeros.haveASector(log, at, end) || LogRecord.hasNoEndOfHeader(at, last);
  }

  private boolean hasWholeAfter(int from, int last, LogOrigin origin) {
    for (int at = from + 1; at < last; at++) {
      if (isOfChanges(at) && LogRecord.isWhole(log, at, origin)) {
        return true;
      }
    }
    return false;
  }
}
