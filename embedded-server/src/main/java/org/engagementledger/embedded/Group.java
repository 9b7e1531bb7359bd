package org.engagementledger.embedded;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Changes that were made as one, as they lie in the engine's log: the number of the first of them,
 * how many they are, they themselves, and last what we say of them.
 *
 * @param mark empty if the engine made them for itself
 */
record Group(long first, long count, Optional<Mark> mark) {
  private static final int AT_COUNT = Long.BYTES;
  private static final int SMALLEST = AT_COUNT + Integer.BYTES;
  private static final byte OUR_WORDS = 3;

  /**
   * What stands at the end of each.
   *
   * @param store whose they are
   * @param onDisk the last change that was on disk when these were made
   */
  record Mark(long store, long onDisk) {
    private static final int LENGTH = 2 * Long.BYTES;

    byte[] encoded() {
      return ByteBuffer.allocate(LENGTH).putLong(store).putLong(onDisk).array();
    }
  }

  static Optional<Group> in(ByteBuffer record) {
    return record.limit() < SMALLEST
        ? Optional.empty()
        : Optional.of(
            new Group(
                record.getLong(0),
                Integer.toUnsignedLong(record.getInt(AT_COUNT)),
                markIn(record)));
  }

  private static Optional<Mark> markIn(ByteBuffer record) {
    int at = record.limit() - Mark.LENGTH;
    boolean isThere =
        at >= SMALLEST + 2 && record.get(at - 2) == OUR_WORDS && record.get(at - 1) == Mark.LENGTH;
    ByteBuffer mark = record.duplicate().order(ByteOrder.BIG_ENDIAN);
    return isThere
        ? Optional.of(new Mark(mark.getLong(at), mark.getLong(at + Long.BYTES)))
        : Optional.empty();
  }

  long last() {
    return first + count - 1;
  }

  long onDisk() {
    return mark.map(Mark::onDisk).orElse(0L);
  }
}
