package org.engagementledger.embedded;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Which log of which store it is. Checksums of its records begin with that and with their place, so
 * a record is whole nowhere else.
 */
record LogOrigin(UUID store, long number) {

  static final int LENGTH = 3 * Long.BYTES;

  /** Those whose first record is read before it is known whose it is. */
  static final LogOrigin UNKNOWN = new LogOrigin(new UUID(0, 0), 0);

  static LogOrigin read(ByteBuffer bytes) {
    return new LogOrigin(new UUID(bytes.getLong(), bytes.getLong()), bytes.getLong());
  }

  ByteBuffer encoded() {
    return ByteBuffer.allocate(LENGTH)
        .putLong(store.getMostSignificantBits())
        .putLong(store.getLeastSignificantBits())
        .putLong(number)
        .flip();
  }

  CRC32C checksumAt(long position) {
    CRC32C checksum = new CRC32C();
    checksum.update(encoded());
    checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(position).flip());
    return checksum;
  }
}
