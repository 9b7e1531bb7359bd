package org.engagementledger.query.readmodels.verification;

/**
 * Parts the documents of read models into shares, so that what has to be remembered of one share
 * fits in memory.
 *
 * @param count how many shares
 */
record DocumentPartitions(int count) {
  /** What a digest takes in memory, with its key. */
  private static final int BYTES = 240;

  /** The part of the memory that is for them. */
  private static final int PART = 8;

  /** So many shares that each of them fits. */
  static DocumentPartitions of(long documents) {
    long most = Runtime.getRuntime().maxMemory() / PART / BYTES;
    return new DocumentPartitions(Math.toIntExact(1 + documents / most));
  }

  /** Whether a document, which is known by that among all read models, is of a share. */
  boolean isOf(int share, String key) {
    return Math.floorMod(key.hashCode(), count) == share;
  }
}
