package org.engagementledger.embedded;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A part of a log: a mark, its length, the CRC-32C of its content and that of these three (four
 * bytes each), then the content. Content ends with eight bytes that are not zero, so that its end
 * never looks like one that was not written.
 */
final class LogRecord {

  static final int HEADER = 16;
  private static final int LENGTH = 4;
  private static final int CONTENT = 8;
  private static final int CHECK = 12;
  private static final long END = 0x6c65646765722e21L;

  /** What a record says; its mark is the first four bytes of it. */
  enum Kind {
    /** The first of each log: which it is. */
    ORIGIN(0x4c65644f),
    /** What changed. */
    CHANGES(0x4c656443),
    /** The last of a log that another one continues. */
    CONTINUED(0x4c65645a);

    private final int mark;

    Kind(int mark) {
      this.mark = mark;
    }
  }

  private LogRecord() {}

  /** Makes a buffer the beginning of a record, to which changes are written. */
  static ByteBuf begin(ByteBuf empty) {
    return empty.writeZero(HEADER);
  }

  static boolean isEmpty(ByteBuf begun) {
    return begun.readableBytes() == HEADER;
  }

  /** A record that was begun, with its changes, as a whole; it may be asked for again. */
  static ByteBuffer changes(ByteBuf begun, LogOrigin origin, long position) {
    ByteBuf whole = begun.duplicate().writeLong(END);
    return sealed(whole.nioBuffer(), Kind.CHANGES, origin, position);
  }

  static ByteBuffer of(Kind kind, ByteBuffer content, LogOrigin origin, long position) {
    ByteBuffer record = ByteBuffer.allocate(HEADER + content.remaining() + Long.BYTES);
    record.position(HEADER).put(content).putLong(END).flip();
    return sealed(record, kind, origin, position);
  }

  private static ByteBuffer sealed(ByteBuffer record, Kind kind, LogOrigin origin, long position) {
    ByteBuffer content = record.slice(HEADER, record.remaining() - HEADER);
    CRC32C checksum = origin.checksumAt(position);
    checksum.update(content);
    record.putInt(0, kind.mark).putInt(LENGTH, record.remaining() - HEADER);
    record.putInt(CONTENT, (int) checksum.getValue());
    return record.putInt(CHECK, checkOf(record, 0, origin, position));
  }

  private static int checkOf(ByteBuffer log, int at, LogOrigin origin, long position) {
    CRC32C checksum = origin.checksumAt(position);
    checksum.update(log.slice(at, CHECK));
    return (int) checksum.getValue();
  }

  /** Whether kind and length of a record there are as they were written. */
  static boolean hasHeader(ByteBuffer log, int at, LogOrigin origin) {
    return log.limit() - at >= HEADER && log.getInt(at + CHECK) == checkOf(log, at, origin, at);
  }

  /** How many bytes the record has whose header is there. */
  static int lengthOf(ByteBuffer log, int at) {
    return HEADER + log.getInt(at + LENGTH);
  }

  /** Whether nothing of it is there from the end of its header on. */
  static boolean hasNoEndOfHeader(int at, int last) {
    return last <= at + CHECK;
  }

  /** Whether nothing of its end is there. */
  static boolean hasNoEnd(ByteBuffer log, int end) {
    return log.getLong(end - Long.BYTES) == 0;
  }

  static boolean isWhole(ByteBuffer log, int at, LogOrigin origin) {
    if (!hasHeader(log, at, origin) || lengthOf(log, at) > log.limit() - at) {
      return false;
    }
    CRC32C checksum = origin.checksumAt(at);
    checksum.update(log.slice(at + HEADER, log.getInt(at + LENGTH)));
    return (int) checksum.getValue() == log.getInt(at + CONTENT);
  }

  static boolean isOf(Kind kind, ByteBuffer log, int at) {
    return log.limit() - at >= HEADER && log.getInt(at) == kind.mark;
  }

  static ByteBuffer contentOf(ByteBuffer log, int at) {
    return log.slice(at + HEADER, log.getInt(at + LENGTH) - Long.BYTES);
  }

  static ByteBuf bufferOf(ByteBuffer log, int at) {
    return Unpooled.wrappedBuffer(contentOf(log, at));
  }
}
