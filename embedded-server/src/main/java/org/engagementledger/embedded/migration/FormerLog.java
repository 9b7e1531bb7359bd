package org.engagementledger.embedded.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.engagementledger.embedded.encoding.ValueEncoding;
import org.engagementledger.embedded.files.DataDamaged;
import org.jspecify.annotations.Nullable;

/**
 * A log of changes of a folder of format 3 or before, read from its beginning. Each record was on
 * disk before the next was begun, in a file that was full of zeros: so only the last can be
 * unfinished, and then a sector of it, or its end, is still full of zeros. Anything else is damage.
 */
final class FormerLog {
  private static final int STEP = 1 << 20;
  private static final int SECTOR = 512;
  private static final int HEADER = 16;
  private static final int AT_LENGTH = 4;
  private static final int AT_CONTENT = 8;
  private static final int AT_CHECK = 12;
  private static final int ORIGIN = 0x4c65644f;
  private static final int CHANGES = 0x4c656443;

  /** A record of format 2 and before, which says nowhere whose it is: mark, length, checksum. */
  private static final int FORMER = 0x4c656467;

  private static final int FORMER_HEADER = 12;
  private static final byte PUT = 1;
  private static final Origin UNKNOWN = new Origin(new UUID(0, 0), 0);

  private final Path file;
  private final ByteBuffer log;
  private final ChangeConsumer to;

  /** Which log of which store it is; checksums begin with that and with the place of a record. */
  record Origin(UUID store, long number) {

    private CRC32C checksumAt(long position) {
      ByteBuffer words =
          ByteBuffer.allocate(4 * Long.BYTES)
              .putLong(store.getMostSignificantBits())
              .putLong(store.getLeastSignificantBits())
              .putLong(number)
              .putLong(position);
      CRC32C checksum = new CRC32C();
      checksum.update(words.flip());
      return checksum;
    }
  }

  /**
   * What it was found to hold.
   *
   * @param isBegun whether it says which log it is
   * @param isContinued whether it says that another log continues it
   * @param end where its last whole record ends
   * @param passedOver the bytes after that: of a write that was never finished
   */
  record Content(
      Path file,
      boolean isBegun,
      boolean hasChanges,
      boolean isContinued,
      long end,
      long passedOver) {}

  /** What is done with a change: a key of a map has got a value, or lost it. */
  interface ChangeConsumer {
    void change(String map, byte[] key, byte @Nullable [] value);
  }

  private FormerLog(Path file, ChangeConsumer to) {
    this.file = file;
    this.log = ByteBuffer.wrap(bytesOf(file));
    this.to = to;
  }

  /**
   * Gives each change in order.
   *
   * @param expected which log it has to be; null if the store is of a version whose logs did not
   *     say it
   * @throws DataDamaged if it is another one, or not as it was written
   */
  static Content read(Path file, @Nullable Origin expected, ChangeConsumer to) {
    return new FormerLog(file, to).read(expected);
  }

  private static byte[] bytesOf(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(file + ": " + failed.getMessage(), failed);
    }
  }

  private Content read(@Nullable Origin expected) {
    if (isWhole(0, UNKNOWN) && log.getInt(0) == ORIGIN) {
      ByteBuffer bytes = log.slice(HEADER, 3 * Long.BYTES);
      Origin found = new Origin(new UUID(bytes.getLong(), bytes.getLong()), bytes.getLong());
      requireSame(expected == null ? found : expected, found);
      return content(found);
    }
    return expected == null ? former() : new Content(file, false, false, false, 0, endOf(log));
  }

  private void requireSame(Origin expected, Origin found) {
    if (!found.store().equals(expected.store())) {
      throw new DataDamaged(file, 0, "belongs to another store than the one beside it");
    }
    if (found.number() != expected.number()) {
      throw new DataDamaged(file, 0, "is the log " + found.number() + " under another name");
    }
  }

  private Content content(Origin origin) {
    int first = lengthAt(0);
    int at = first;
    while (isWhole(at, origin) && log.getInt(at) == CHANGES) {
      changes(log.slice(at + HEADER, log.getInt(at + AT_LENGTH) - Long.BYTES));
      at += lengthAt(at);
    }
    boolean hasChanges = at > first;
    if (isWhole(at, origin)) {
      return new Content(file, true, hasChanges, true, (long) at + lengthAt(at), 0);
    }
    int last = endOf(log);
    requireNotCut(first, last);
    if (last > at) {
      requireUnfinished(at, last, origin);
    }
    return new Content(file, true, hasChanges, false, at, Math.max(0, last - at));
  }

  /** It grew by whole steps, each on disk before anything was written there. */
  private void requireNotCut(int first, int last) {
    int whole = log.limit() / STEP * STEP;
    if (whole < log.limit() && last > Math.max(whole, first)) {
      throw new DataDamaged(file, log.limit(), "is cut short, or something was added at its end");
    }
  }

  private void requireUnfinished(int at, int last, Origin origin) {
    boolean unfinished =
        hasHeader(at, origin)
            ? isUnfinished(at, at + lengthAt(at), last)
            : hasNoHeader(at, last) && !hasWholeAfter(at, last, origin);
    if (!unfinished) {
      throw new DataDamaged(file, at, "is damaged");
    }
  }

  private boolean isUnfinished(int at, int end, int last) {
    return end <= log.limit()
        && end >= last
        && (haveSectorOfZeros(at, end) || log.getLong(end - Long.BYTES) == 0);
  }

  private boolean hasNoHeader(int at, int last) {
    return haveSectorOfZeros(at, Math.min(log.limit(), at + HEADER)) || last <= at + AT_CHECK;
  }

  private boolean hasWholeAfter(int from, int last, Origin origin) {
    for (int at = from + 1; at < last; at++) {
      if (isWhole(at, origin) && log.getInt(at) == CHANGES) {
        return true;
      }
    }
    return false;
  }

  private boolean hasHeader(int at, Origin origin) {
    if (log.limit() - at < HEADER) {
      return false;
    }
    CRC32C checksum = origin.checksumAt(at);
    checksum.update(log.slice(at, AT_CHECK));
    return log.getInt(at + AT_CHECK) == (int) checksum.getValue();
  }

  private int lengthAt(int at) {
    return HEADER + log.getInt(at + AT_LENGTH);
  }

  private boolean isWhole(int at, Origin origin) {
    if (!hasHeader(at, origin) || lengthAt(at) > log.limit() - at) {
      return false;
    }
    CRC32C checksum = origin.checksumAt(at);
    checksum.update(log.slice(at + HEADER, log.getInt(at + AT_LENGTH)));
    return (int) checksum.getValue() == log.getInt(at + AT_CONTENT);
  }

  /** Where the zeros begin that go on to the end. */
  private static int endOf(ByteBuffer bytes) {
    int end = bytes.limit();
    while (end > 0 && bytes.get(end - 1) == 0) {
      end--;
    }
    return end;
  }

  private boolean haveSectorOfZeros(int from, int to) {
    for (int at = from; at < to; ) {
      int next = Math.min(to, (at / SECTOR + 1) * SECTOR);
      if (endOf(log.slice(at, next - at)) == 0) {
        return true;
      }
      at = next;
    }
    return false;
  }

  private Content former() {
    int at = 0;
    while (isFormerWhole(at)) {
      int length = log.getInt(at + AT_LENGTH);
      changes(log.slice(at + FORMER_HEADER, length));
      at += FORMER_HEADER + length;
    }
    for (int later = at; later <= log.limit() - FORMER_HEADER; later++) {
      if (isFormerWhole(later)) {
        throw new DataDamaged(file, at, "is damaged and whole records follow");
      }
    }
    return new Content(file, false, at > 0, false, at, Math.max(0, endOf(log) - at));
  }

  private boolean isFormerWhole(int at) {
    if (log.limit() - at < FORMER_HEADER || log.getInt(at) != FORMER) {
      return false;
    }
    int length = log.getInt(at + AT_LENGTH);
    if (length <= 0 || length > log.limit() - at - FORMER_HEADER) {
      return false;
    }
    CRC32C checksum = new CRC32C();
    checksum.update(log.slice(at + FORMER_HEADER, length));
    return log.getInt(at + AT_CONTENT) == (int) checksum.getValue();
  }

  private void changes(ByteBuffer record) {
    ByteBuf in = Unpooled.wrappedBuffer(record);
    while (in.isReadable()) {
      boolean isPut = in.readByte() == PUT;
      String map = in.readString(in.readUnsignedShort(), UTF_8);
      byte[] key = ValueEncoding.next(in);
      to.change(map, key, isPut ? ValueEncoding.next(in) : null);
    }
  }
}
