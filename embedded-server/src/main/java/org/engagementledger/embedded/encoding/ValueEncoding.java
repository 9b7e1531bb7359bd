package org.engagementledger.embedded.encoding;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys and values as they lie on disk: a type byte and the BSON of the value. */
public final class ValueEncoding {

  /** Beside the type bytes of BSON. */
  private static final byte MISSING = 0x41;

  /** Of a key of a unique index: how many values it has, and these. */
  private static final byte KEY = 0x40;

  /** A buffer for each value that is written took a twentieth of the server's work. */
  private static final ThreadLocal<ByteBuf> SCRATCH = ThreadLocal.withInitial(Unpooled::buffer);

  private ValueEncoding() {}

  public static byte[] encoded(Object value) {
    ByteBuf out = SCRATCH.get().clear();
    encode(value, out);
    return ByteBufUtil.getBytes(out);
  }

  public static byte[] encodedKey(KeyValue key) {
    ByteBuf out = SCRATCH.get().clear();
    out.writeByte(KEY).writeByte(key.size());
    key.forEach(part -> encode(Missing.ofNullable(part), out));
    return ByteBufUtil.getBytes(out);
  }

  private static void encode(Object value, ByteBuf out) {
    if (value instanceof Missing) {
      out.writeByte(MISSING);
    } else {
      byte type = BsonEncoder.determineType(value);
      out.writeByte(type);
      BsonEncoder.encodeValue(type, value, out);
    }
  }

  public static Object decoded(byte[] bytes) {
    return decode(Unpooled.wrappedBuffer(bytes));
  }

  public static Document document(byte[] bytes) {
    return (Document) decoded(bytes);
  }

  public static KeyValue decodedKey(byte[] bytes) {
    ByteBuf in = Unpooled.wrappedBuffer(bytes, 1, bytes.length - 1);
    List<Object> parts = new ArrayList<>();
    for (int left = in.readByte(); left > 0; left--) {
      Object part = decode(in);
      parts.add(part instanceof Missing ? null : part);
    }
    return new KeyValue(parts);
  }

  /** The bytes of the value or key that begins there. */
  public static byte[] next(ByteBuf in) {
    int start = in.readerIndex();
    if (in.getByte(start) == KEY) {
      in.skipBytes(1);
      for (int left = in.readByte(); left > 0; left--) {
        decode(in);
      }
    } else {
      decode(in);
    }
    return ByteBufUtil.getBytes(in, start, in.readerIndex() - start);
  }

  private static Object decode(ByteBuf in) {
    byte type = in.readByte();
    return type == MISSING ? Missing.getInstance() : BsonDecoder.decodeValue(type, in);
  }

  /** Roughly, in bytes. */
  public static int memory(Object value) {
    return switch (value) {
      case String text -> 48 + text.length();
      case BinData binary -> 40 + binary.getData().length;
      case byte[] bytes -> 16 + bytes.length;
      case Map<?, ?> document -> 64 + membersOf(document);
      case Collection<?> list -> 40 + elementsOf(list);
      default -> 24;
    };
  }

  private static int membersOf(Map<?, ?> document) {
    int bytes = 0;
    for (Map.Entry<?, ?> member : document.entrySet()) {
      bytes += 2 * weight(member.getKey()) + weight(member.getValue());
    }
    return bytes;
  }

  private static int elementsOf(Collection<?> list) {
    int bytes = 0;
    for (Object element : list) {
      bytes += weight(element);
    }
    return bytes;
  }

  private static int weight(@Nullable Object value) {
    return value == null ? 8 : memory(value);
  }
}
