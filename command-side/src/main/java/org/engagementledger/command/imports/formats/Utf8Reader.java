package org.engagementledger.command.imports.formats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.engagementledger.text.Refusal;

/**
 * Text in UTF-8, with or without a mark at its beginning, and in nothing else. What stands ahead of
 * a wrong byte is given before the byte is complained of, so that its line is known.
 */
public final class Utf8Reader extends Reader {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int BUFFER = 1 << 13;

  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
  private boolean hasEnded;
  private long line = 1;

  private Utf8Reader(InputStream in) {
    this.in = in;
  }

  /** A reader that refuses to go on where something is not UTF-8. */
  public static Reader reader(InputStream bytes) throws IOException {
    PushbackInputStream in = new PushbackInputStream(bytes, UnsupportedFileDetector.BEGIN);
    byte[] begin = in.readNBytes(UnsupportedFileDetector.BEGIN);
    UnsupportedFileDetector.refuse(begin);
    boolean isMarked = Arrays.mismatch(begin, MARK) == MARK.length || Arrays.equals(begin, MARK);
    int mark = isMarked ? MARK.length : 0;
    in.unread(begin, mark, begin.length - mark);
    return new BufferedReader(new Utf8Reader(in));
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    if (!chars.hasRemaining()) {
      decode();
    }
    if (!chars.hasRemaining()) {
      return -1;
    }
    int given = Math.min(length, chars.remaining());
    chars.get(into, offset, given);
    return given;
  }

  private void decode() throws IOException {
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, hasEnded);
    while (result.isUnderflow() && chars.position() == 0 && !hasEnded) {
      fill();
      result = decoder.decode(bytes, chars, hasEnded);
    }
    chars.flip();
    if (result.isError() && chars.isEmpty()) {
      throw new Refusal("line %d of the file is not in UTF-8; save it as UTF-8".formatted(line))
          .at("/file");
    }
    line += chars.chars().filter(it -> it == '\n').count();
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    hasEnded = read < 0;
    bytes.position(bytes.position() + Math.max(read, 0)).flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
