package org.engagementledger.embedded.storage;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A group of changes that were made as one, as it lies in the engine's log.
 *
 * @param log the file in which it is
 * @param end where it ends in it, if all before it is as it was written
 * @param mark empty if the engine made it for itself
 */
record WalRecord(Path log, long end, Optional<GroupMark> mark) {
  private static final byte OUR_WORDS = 3;

  /** The engine's logs, and its list of tables, are written in blocks. */
  static final int BLOCK = 32 << 10;

  /** What stands before each piece of a record. */
  static final int HEADER = 7;

  /**
   * What stands at the end of each.
   *
   * @param store whose it is
   * @param number one more than that of the group before it
   * @param onDisk the last group that was on disk when this one was made
   */
  record GroupMark(long store, long number, long onDisk) {
    private static final int LENGTH = 3 * Long.BYTES;

    byte[] encoded() {
      return ByteBuffer.allocate(LENGTH).putLong(store).putLong(number).putLong(onDisk).array();
    }
  }

  /**
   * Reads what the engine has found.
   *
   * @param after where what lies before it in the log ends
   */
  static WalRecord read(byte[] content, Path log, long after) {
    return new WalRecord(log, end(after, content.length), markIn(content));
  }

  /** The engine writes records in blocks, in one piece or in several, each behind a header. */
  private static long end(long after, int length) {
    long at = after;
    int left = length;
    do {
      long room = BLOCK - at % BLOCK;
      at += room < HEADER ? room : 0;
      int piece = (int) Math.min(left, BLOCK - at % BLOCK - HEADER);
      at += HEADER + piece;
      left -= piece;
    } while (left > 0);
    return at;
  }

  private static Optional<GroupMark> markIn(byte[] content) {
    int at = content.length - GroupMark.LENGTH;
    if (at < 2 || content[at - 2] != OUR_WORDS || content[at - 1] != GroupMark.LENGTH) {
      return Optional.empty();
    }
    ByteBuffer mark = ByteBuffer.wrap(content, at, GroupMark.LENGTH);
    return Optional.of(new GroupMark(mark.getLong(), mark.getLong(), mark.getLong()));
  }

  /** Zero if it has none. */
  long number() {
    return mark.map(GroupMark::number).orElse(0L);
  }
}
