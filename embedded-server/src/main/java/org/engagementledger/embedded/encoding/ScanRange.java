package org.engagementledger.embedded.encoding;

import java.util.Arrays;

/**
 * Keys from one up to another, which is not among them, in one direction or the other.
 *
 * @param backwards whether the last comes first
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares stretches
public record ScanRange(byte[] from, byte[] upTo, boolean backwards) {

  public boolean contains(byte[] key) {
    return Arrays.compareUnsigned(from, key) <= 0 && Arrays.compareUnsigned(key, upTo) < 0;
  }

  /** What is left of it behind a key. */
  public ScanRange after(byte[] key) {
    return backwards
        ? new ScanRange(from, key, true)
        : new ScanRange(Arrays.copyOf(key, key.length + 1), upTo, false);
  }
}
