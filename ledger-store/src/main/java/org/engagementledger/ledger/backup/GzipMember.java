package org.engagementledger.ledger.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * What one member of a gzip file (RFC 1952) holds. A second member, or anything else behind the
 * first, is an error at the end; the JDK's own reader goes on with the one and is silent about the
 * other.
 */
final class GzipMember extends InflaterInputStream {
  private static final int MAGIC = 0x8b1f;
  private static final int DEFLATE = 8;
  private static final int HAS_HEADER_SUM = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;
  private static final int AFTER_FLAGS = 6;
  private static final int INTEGER_BITS = 32;

  private final CRC32 sum = new CRC32();
  private boolean isChecked;

  /** Reads the header of the member. */
  GzipMember(InputStream file, int buffer) throws IOException {
    super(file, new Inflater(true), buffer);
    try {
      readHeader();
    } catch (IOException | RuntimeException noMember) {
      inf.end();
      throw noMember;
    }
  }

  private void readHeader() throws IOException {
    if (little(2) != MAGIC || little(1) != DEFLATE) {
      throw new ZipException("It is not in gzip format");
    }
    int flags = (int) little(1);
    little(AFTER_FLAGS);
    if ((flags & HAS_EXTRA) != 0) {
      for (long left = little(2); left > 0; left--) {
        little(1);
      }
    }
    if ((flags & HAS_NAME) != 0) {
      skipText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipText();
    }
    if ((flags & HAS_HEADER_SUM) != 0) {
      little(2);
    }
  }

  private void skipText() throws IOException {
    long next = little(1);
    while (next != 0) {
      next = little(1);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count > 0) {
      sum.update(bytes, offset, count);
    } else if (count < 0 && !isChecked) {
      isChecked = true;
      requireEnd();
    }
    return count;
  }

  private void requireEnd() throws IOException {
    long size = inf.getBytesWritten() & (1L << INTEGER_BITS) - 1;
    if (little(Integer.BYTES) != sum.getValue() || little(Integer.BYTES) != size) {
      throw new ZipException("Its check sum is wrong");
    }
    if (next() >= 0) {
      throw BackupInput.damaged("something follows its end");
    }
  }

  /** A number of so many bytes, the lowest first; only the lowest eight count. */
  private long little(int bytes) throws IOException {
    long number = 0;
    for (int shift = 0; shift < bytes; shift++) {
      int next = next();
      if (next < 0) {
        throw new EOFException("It ends in the middle");
      }
      number |= (long) next << Byte.SIZE * shift;
    }
    return number;
  }

  /** The next byte that is not unpacked: what the inflater was given too much, then the file's. */
  private int next() throws IOException {
    int left = inf.getRemaining();
    if (left == 0) {
      return in.read();
    }
    int next = buf[len - left] & 0xff;
    inf.setInput(buf, len - left + 1, left - 1);
    return next;
  }

  @Override
  public void close() throws IOException {
    super.close();
    inf.end();
  }
}
