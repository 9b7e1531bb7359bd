package org.engagementledger.embedded;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/** Changes in a log file: a mark, their length and CRC-32C (four bytes each), then the bytes. */
final class LogRecord {

  private static final int MARK = 0x4c656467;
  private static final int HEADER = 12;

  private LogRecord() {}

  /** Makes a buffer the beginning of a record, to which changes are written. */
  static ByteBuf begin(ByteBuf empty) {
    return empty.writeZero(HEADER);
  }

  static boolean isEmpty(ByteBuf begun) {
    return begun.readableBytes() == HEADER;
  }

  /** A record that was begun, and its changes, as a whole; not copied. */
  static ByteBuffer of(ByteBuf begun) {
    ByteBuffer record = begun.nioBuffer();
    ByteBuffer changes = record.slice(HEADER, record.remaining() - HEADER);
    return record.putInt(0, MARK).putInt(4, changes.remaining()).putInt(8, checksum(changes));
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.duplicate());
    return (int) checksum.getValue();
  }

  /**
   * Gives each change in order, up to the first record that is not whole.
   *
   * @throws IllegalStateException if a whole record follows one that is not: a kill leaves only the
   *     last one unfinished
   */
  static void readAll(ByteBuffer log, Consumer<Change> to) {
    int at = 0;
    while (isWholeAt(log, at)) {
      int length = log.getInt(at + 4);
      decodeAll(Unpooled.wrappedBuffer(log.slice(at + HEADER, length)), to);
      at += HEADER + length;
    }
    requireNoneAfter(log, at);
  }

  private static void decodeAll(ByteBuf changes, Consumer<Change> to) {
    while (changes.isReadable()) {
      to.accept(Change.decode(changes));
    }
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

  private static void requireNoneAfter(ByteBuffer log, int from) {
    for (int at = from; at <= log.limit() - HEADER; at++) {
      if (log.getInt(at) == MARK && isWholeAt(log, at)) {
        throw new IllegalStateException(
            "a record at byte " + from + " is damaged and whole ones follow it");
      }
    }
  }
}
