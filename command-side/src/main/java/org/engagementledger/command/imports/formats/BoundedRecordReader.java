package org.engagementledger.command.imports.formats;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.engagementledger.text.Refusal;

/**
 * Reads no record of comma-separated values beyond a length, so that neither one cell nor many need
 * more memory than there is. A line end within quotes is none (RFC 4180).
 */
final class BoundedRecordReader extends FilterReader {
  /** In characters; what an entry holds is far shorter. */
  static final int LONGEST = 2_000_000;

  private long records;
  private int length;
  private boolean isQuoted;
  private boolean mayBeginQuoted = true;
  private final char separator;

  BoundedRecordReader(Reader text, char separator) {
    super(text);
    this.separator = separator;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next >= 0) {
      count((char) next);
    }
    return next;
  }

  @Override
  public int read(char[] buffer, int offset, int most) throws IOException {
    int read = super.read(buffer, offset, most);
    for (int i = 0; i < read; i++) {
      count(buffer[offset + i]);
    }
    return read;
  }

  private void count(char next) {
    track(next);
    if (next == '\n' && !isQuoted) {
      records++;
      length = 0;
    } else if (++length > LONGEST) {
      throw new Refusal(
              "row %d has more than 2,000,000 characters; a quotation mark may be missing"
                  .formatted(records))
          .at("/file");
    }
  }

  /** Quotation marks count at the beginning of a cell only; two of them within it are one. */
  private void track(char next) {
    if (next == '"' && isQuoted) {
      isQuoted = false;
      mayBeginQuoted = true;
    } else if (next == '"' && mayBeginQuoted) {
      isQuoted = true;
    } else {
      mayBeginQuoted = next == separator || next == '\n';
    }
  }
}
