package org.engagementledger.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A file to which the engine appends records, as RocksDB's documentation lays it out: in blocks of
 * 32 KB, a record in one piece or in several, each with a checksum, its length and its kind.
 */
final class LogFile {
  private static final int BLOCK = 32 << 10;
  private static final int HEADER = 7;
  private static final int AT_LENGTH = 4;
  private static final int AT_KIND = 6;
  private static final int WHOLE = 1;
  private static final int FIRST = 2;
  private static final int MIDDLE = 3;
  private static final int LAST = 4;
  private static final int MASK = 0xa282ead8;

  private final Path path;
  private final ByteBuffer bytes;

  /**
   * A record.
   *
   * @param end where the next one begins
   */
  record Entry(ByteBuffer content, int end) {}

  private record Piece(int kind, int from, int end) {}

  private LogFile(Path path, byte[] bytes) {
    this.path = path;
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static LogFile read(Path path) {
    try {
      return new LogFile(path, Files.readAllBytes(path));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Path path() {
    return path;
  }

  /** The record that begins there, if all of it is as it was written. */
  Optional<Entry> at(int position) {
    List<Piece> pieces = new ArrayList<>();
    int at = position;
    do {
      Optional<Piece> next = piece(at);
      if (next.isEmpty() || !follows(pieces, next.get())) {
        return Optional.empty();
      }
      pieces.add(next.get());
      at = next.get().end();
    } while (pieces.getLast().kind() == FIRST || pieces.getLast().kind() == MIDDLE);
    return Optional.of(new Entry(joined(pieces), at));
  }

  private static boolean follows(List<Piece> before, Piece next) {
    boolean begins = next.kind() == WHOLE || next.kind() == FIRST;
    return before.isEmpty() == begins;
  }

  private ByteBuffer joined(List<Piece> pieces) {
    ByteBuffer all =
        ByteBuffer.allocate(pieces.stream().mapToInt(it -> it.end() - it.from()).sum());
    pieces.forEach(it -> all.put(bytes.slice(it.from(), it.end() - it.from())));
    return all.flip().order(ByteOrder.LITTLE_ENDIAN);
  }

  private Optional<Piece> piece(int position) {
    int left = BLOCK - position % BLOCK;
    int at = left < HEADER ? position + left : position;
    if (at + HEADER > bytes.limit()) {
      return Optional.empty();
    }
    int length = Short.toUnsignedInt(bytes.getShort(at + AT_LENGTH));
    int kind = bytes.get(at + AT_KIND);
    int end = at + HEADER + length;
    boolean fits = kind >= WHOLE && kind <= LAST && end <= bytes.limit();
    return fits && end - 1 < (at / BLOCK + 1) * BLOCK && bytes.getInt(at) == checksum(at, length)
        ? Optional.of(new Piece(kind, at + HEADER, end))
        : Optional.empty();
  }

  private int checksum(int at, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes.slice(at + AT_KIND, 1 + length));
    return Integer.rotateRight((int) sum.getValue(), 15) + MASK;
  }

  /** Where nothing but zeros follows, which were never written. */
  int end() {
    int end = bytes.limit();
    while (end > 0 && bytes.get(end - 1) == 0) {
      end--;
    }
    return end;
  }
}
