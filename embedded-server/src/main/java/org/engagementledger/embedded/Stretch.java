package org.engagementledger.embedded;

import java.util.Arrays;

/**
 * Keys from one up to another, which is not among them, in one direction or the other.
 *
 * @param backwards whether the last comes first
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares stretches
record Stretch(byte[] from, byte[] upTo, boolean backwards) {

  boolean contains(byte[] key) {
    return Arrays.compareUnsigned(from, key) <= 0 && Arrays.compareUnsigned(key, upTo) < 0;
  }

  /** What is left of it behind a key. */
  Stretch after(byte[] key) {
    return backwards
        ? new Stretch(from, key, true)
        : new Stretch(Arrays.copyOf(key, key.length + 1), upTo, false);
  }
}
