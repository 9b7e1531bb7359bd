package org.engagementledger.embedded;

import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * A log of a folder of format 2 and before, which says nowhere what it is. In each record a mark,
 * the length and CRC-32C of changes (four bytes each), then the changes.
 */
final class FormerLog {

  private static final int MARK = 0x4c656467;
  private static final int HEADER = 12;

  private FormerLog() {}

  private static int checksum(ByteBuffer bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.duplicate());
    return (int) checksum.getValue();
  }

  /**
   * Gives each change in order, up to the first record that is not whole.
   *
   * @throws DataDamaged if a whole record follows one that is not: a kill leaves only the last one
   *     unfinished
   */
  static LogContent read(Path file, ByteBuffer log, Consumer<Change> to) {
    int at = 0;
    while (isWholeAt(log, at)) {
      int length = log.getInt(at + 4);
      LogReading.decodeAll(Unpooled.wrappedBuffer(log.slice(at + HEADER, length)), to);
      at += HEADER + length;
    }
    requireNoneAfter(file, log, at);
    int left = Math.max(0, Zeros.endOf(log) - at);
    return new LogContent(file, false, at > 0, false, at, left);
  }

  private static boolean isWholeAt(ByteBuffer log, int at) {
    if (log.limit() - at < HEADER || log.getInt(at) != MARK) {
      return false;
    }
    int length = log.getInt(at + 4);
    return length > 0
        && length <= log.limit() - at - HEADER
        && log.getInt(at + 8) == checksum(log.slice(at + HEADER, length));
  }

  private static void requireNoneAfter(Path file, ByteBuffer log, int from) {
    for (int at = from; at <= log.limit() - HEADER; at++) {
      if (log.getInt(at) == MARK && isWholeAt(log, at)) {
        throw new DataDamaged(file, from, "is damaged and whole records follow");
      }
    }
  }
}
