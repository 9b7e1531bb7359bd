package org.engagementledger.embedded;

import java.nio.ByteBuffer;

/** What of a log was never written: it is filled with zeros ahead of its records. */
final class Zeros {

  /** What a disk writes as a whole, or not at all; some write more. */
  private static final int SECTOR = 512;

  private Zeros() {}

  /** Where the zeros begin that go on to the end. */
  static int endOf(ByteBuffer log) {
    int end = log.limit();
    while (end >= Long.BYTES && log.getLong(end - Long.BYTES) == 0) {
      end -= Long.BYTES;
    }
    while (end > 0 && log.get(end - 1) == 0) {
      end--;
    }
    return end;
  }

  /** Whether something from here to there lies in a sector that was not written. */
  static boolean haveASector(ByteBuffer log, int from, int to) {
    for (int at = from; at < to; ) {
      int next = Math.min(to, (at / SECTOR + 1) * SECTOR);
      if (endOf(log.slice(at, next - at)) == 0) {
        return true;
      }
      at = next;
    }
    return false;
  }
}
