package org.engagementledger.standalone.commandline.maintenance;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Writes whatever is read from it elsewhere too. That it cannot be written is another exception
 * than that it cannot be read.
 */
final class CopyingInputStream extends FilterInputStream {
  private final OutputStream copy;

  CopyingInputStream(InputStream from, OutputStream copy) {
    super(from);
    this.copy = copy;
  }

  /** The copy cannot be written. */
  static final class CopyFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CopyFailed(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count > 0) {
      write(bytes, offset, count);
    }
    return count;
  }

  private void write(byte[] bytes, int offset, int count) {
    try {
      copy.write(bytes, offset, count);
    } catch (IOException full) {
      throw new CopyFailed(full);
    }
  }
}
