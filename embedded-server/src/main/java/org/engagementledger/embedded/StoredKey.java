package org.engagementledger.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A key of a unique index, as the bytes that lie on disk. With a million of them each comparison
 * waits for memory, and these are in one place; an object for each value is in four.
 */
final class StoredKey implements Comparable<StoredKey> {

  /** Beside the type bytes of BSON. */
  static final byte TYPE = 0x40;

  private static final byte DOUBLE = 0x01;
  private static final byte TEXT = 0x02;
  private static final byte LONG = 0x12;

  private static final VarHandle DOUBLES =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Of a key that is one value: where its type is, and its bytes. */
  private static final int AT_TYPE = 2;

  private static final int AT_VALUE = 3;

  /** Of a key that is one text: what is before its characters, and the zero behind them. */
  private static final int BEFORE_TEXT = 7;

  private static final int BEHIND_TEXT = 1;

  /** UTF-8 begins the characters from U+E000 on, without and with surrogates in UTF-16, so. */
  private static final int BEHIND_SURROGATES = 0xee;

  private static final int WITH_SURROGATES = 0xf0;

  private final byte[] bytes;

  private StoredKey(byte[] bytes) {
    this.bytes = bytes;
  }

  static StoredKey of(KeyValue key) {
    ByteBuf out = StoredType.scratch();
    out.writeByte(TYPE).writeByte(key.size());
    key.forEach(part -> StoredType.encode(Missing.ofNullable(part), out));
    return new StoredKey(ByteBufUtil.getBytes(out));
  }

  /** Reads what is behind the type byte. */
  static StoredKey read(ByteBuf in) {
    int start = in.readerIndex() - 1;
    for (int left = in.readByte(); left > 0; left--) {
      StoredType.decode(in);
    }
    return new StoredKey(ByteBufUtil.getBytes(in, start, in.readerIndex() - start));
  }

  KeyValue value() {
    List<Object> parts = new ArrayList<>();
    for (Object part : parts()) {
      parts.add(part instanceof Missing ? null : part);
    }
    return new KeyValue(parts);
  }

  private List<Object> parts() {
    ByteBuf in = Unpooled.wrappedBuffer(bytes, 1, bytes.length - 1);
    List<Object> parts = new ArrayList<>();
    for (int left = in.readByte(); left > 0; left--) {
      parts.add(StoredType.decode(in));
    }
    return parts;
  }

  void write(ByteBuf out) {
    out.writeBytes(bytes);
  }

  int length() {
    return bytes.length;
  }

  /** Part by part; texts by their UTF-16, as they lie in the folders of before. */
  @Override
  public int compareTo(StoredKey other) {
    return bytes[1] == 1 && other.bytes[1] == 1 ? compareOne(other) : compareParts(other);
  }

  /** As {@link StoredType#compare}, without making the values. */
  private int compareOne(StoredKey other) {
    byte type = bytes[AT_TYPE];
    if (type == TEXT && other.bytes[AT_TYPE] == TEXT) {
      return compareTexts(bytes, other.bytes);
    }
    if (type == DOUBLE && other.bytes[AT_TYPE] == DOUBLE) {
      return Double.compare(
          (double) DOUBLES.get(bytes, AT_VALUE), (double) DOUBLES.get(other.bytes, AT_VALUE));
    }
    if (type == LONG && other.bytes[AT_TYPE] == LONG) {
      return Long.compare(
          (long) LONGS.get(bytes, AT_VALUE), (long) LONGS.get(other.bytes, AT_VALUE));
    }
    return Arrays.compareUnsigned(
        bytes, AT_TYPE, bytes.length, other.bytes, AT_TYPE, other.bytes.length);
  }

  private static int compareTexts(byte[] left, byte[] right) {
    int leftEnd = left.length - BEHIND_TEXT;
    int rightEnd = right.length - BEHIND_TEXT;
    int shared = Arrays.mismatch(left, BEFORE_TEXT, leftEnd, right, BEFORE_TEXT, rightEnd);
    if (shared < 0) {
      return 0;
    }
    int at = BEFORE_TEXT + shared;
    return at == leftEnd || at == rightEnd
        ? Integer.compare(leftEnd, rightEnd)
        : Integer.compare(inUtf16(left[at]), inUtf16(right[at]));
  }

  /** The place of a byte of UTF-8 in the order of UTF-16. */
  private static int inUtf16(byte octet) {
    int unsigned = Byte.toUnsignedInt(octet);
    boolean isMoved = unsigned == BEHIND_SURROGATES || unsigned == BEHIND_SURROGATES + 1;
    return isMoved ? unsigned + WITH_SURROGATES : unsigned;
  }

  private int compareParts(StoredKey other) {
    List<Object> left = parts();
    List<Object> right = other.parts();
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int difference = StoredType.INSTANCE.compare(left.get(i), right.get(i));
      if (difference != 0) {
        return difference;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredKey that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
