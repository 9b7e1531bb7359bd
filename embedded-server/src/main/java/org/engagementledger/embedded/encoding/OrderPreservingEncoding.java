package org.engagementledger.embedded.encoding;

import de.bwaldvogel.mongo.backend.Missing;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values as bytes that are, compared without sign, in the order in which the server sorts the
 * values, as far as that is certain: for texts, times, truth values and numbers that a double holds
 * exactly. All others are the same bytes, behind those.
 */
public final class OrderPreservingEncoding {
  static final byte NOTHING = 0x10;
  public static final byte NUMBER = 0x20;
  public static final byte TEXT = 0x30;
  public static final byte TRUTH = 0x40;
  static final byte TIME = 0x50;
  public static final byte OTHER = 0x60;

  /** Stands before the entries of documents that have several values. */
  public static final byte SEVERAL = 0x70;

  private static final byte[] BEHIND = {(byte) 0xff, (byte) 0xff};
  private static final double EXACT = 1L << 53;
  private static final double SMALL = 1L << 31;
  private static final byte ID_DOUBLE = 0x01;
  private static final byte ID_TEXT = 0x02;
  private static final byte ID_LONG = 0x12;

  private OrderPreservingEncoding() {}

  /** A value; what follows it does not matter for the order. */
  public static byte[] of(@Nullable Object value) {
    return switch (value) {
      case null -> new byte[] {NOTHING};
      case Missing none -> new byte[] {NOTHING};
      case String text -> joined(text(TEXT, text, true), new byte[2]);
      case Boolean truth -> new byte[] {TRUTH, (byte) (truth ? 1 : 0)};
      case Instant time -> number(TIME, time.toEpochMilli());
      case Number number -> number(number);
      default -> new byte[] {OTHER};
    };
  }

  /** Zero has no sign. */
  private static byte[] number(Number number) {
    return isExact(number) ? number(NUMBER, bits(number.doubleValue() + 0.0)) : new byte[] {OTHER};
  }

  /** A text that may go on. */
  public static byte[] beginning(String text) {
    return text(TEXT, text, true);
  }

  /** What is behind everything that begins with these bytes. */
  public static byte[] behind(byte... bytes) {
    return joined(bytes, BEHIND);
  }

  public static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** Whether a query can ask for it by its bytes. */
  public static boolean areOf(@Nullable Object value) {
    byte type = of(value)[0];
    return type != NOTHING && type != OTHER;
  }

  /** The last bytes of the value that begins there, exclusive. */
  public static int end(byte[] bytes, int start) {
    return switch (bytes[start]) {
      case NUMBER, TIME -> start + 1 + Long.BYTES;
      case TRUTH -> start + 2;
      case TEXT -> endOfText(bytes, start + 1);
      default -> start + 1;
    };
  }

  private static int endOfText(byte[] bytes, int start) {
    int at = start;
    while (bytes[at] != 0 || bytes[at + 1] != 0) {
      at += bytes[at] == 0 ? 2 : 1;
    }
    return at + 2;
  }

  /** An id, with nothing behind it, in the order in which collections keep their documents. */
  public static byte[] ofId(Object id) {
    return switch (id) {
      case String text -> text(ID_TEXT, text, false);
      case Long number -> number(ID_LONG, number);
      case Double any -> number(ID_DOUBLE, bits(any));
      default -> ValueEncoding.encoded(id);
    };
  }

  public static Object id(byte[] bytes) {
    ByteBuffer rest = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
    return switch (bytes[0]) {
      case ID_TEXT -> text(rest);
      case ID_LONG -> rest.getLong() ^ Long.MIN_VALUE;
      case ID_DOUBLE -> Double.longBitsToDouble(reordered(rest.getLong() ^ Long.MIN_VALUE));
      default -> ValueEncoding.decoded(bytes);
    };
  }

  /** Whether ids that begin so are in the order in which MongoDB sorts them. */
  public static boolean areSorted(byte kindOfId) {
    return kindOfId == ID_TEXT || kindOfId == ID_LONG;
  }

  private static boolean isExact(Number number) {
    return switch (number) {
      case Integer small -> true;
      case Long large -> Math.abs(large.doubleValue()) <= EXACT;
      case Double any -> isExactDouble(any);
      default -> false;
    };
  }

  /** The server compares large numbers as whole ones. */
  private static boolean isExactDouble(double any) {
    return Math.abs(any) < SMALL || Math.abs(any) <= EXACT && any == Math.rint(any);
  }

  private static long bits(double number) {
    return reordered(Double.doubleToLongBits(number));
  }

  private static long reordered(long bits) {
    return bits < 0 ? bits ^ Long.MAX_VALUE : bits;
  }

  private static byte[] number(byte type, long number) {
    return ByteBuffer.allocate(1 + Long.BYTES).put(type).putLong(number ^ Long.MIN_VALUE).array();
  }

  /** Each char by itself, since the server compares texts by their chars. */
  private static byte[] text(byte type, String text, boolean marksZeros) {
    byte[] bytes = new byte[1 + 3 * text.length()];
    bytes[0] = type;
    int end = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes[end++] = (byte) c;
        if (c == 0 && marksZeros) {
          bytes[end++] = (byte) 0xff;
        }
      } else if (c < 0x800) {
        bytes[end++] = (byte) (0xc0 | c >> 6);
        bytes[end++] = (byte) (0x80 | c & 0x3f);
      } else {
        bytes[end++] = (byte) (0xe0 | c >> 12);
        bytes[end++] = (byte) (0x80 | c >> 6 & 0x3f);
        bytes[end++] = (byte) (0x80 | c & 0x3f);
      }
    }
    return Arrays.copyOf(bytes, end);
  }

  private static String text(ByteBuffer bytes) {
    StringBuilder text = new StringBuilder(bytes.remaining());
    while (bytes.hasRemaining()) {
      int c = bytes.get();
      if (c >= 0) {
        text.append((char) c);
      } else if ((c & 0x20) == 0) {
        text.append((char) ((c & 0x1f) << 6 | bytes.get() & 0x3f));
      } else {
        text.append((char) ((c & 0x0f) << 12 | (bytes.get() & 0x3f) << 6 | bytes.get() & 0x3f));
      }
    }
    return text.toString();
  }
}
