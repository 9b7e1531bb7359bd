package org.engagementledger.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values as they lie on disk: a type byte and the BSON of the value. The store's own
 * serialization of Java objects takes several times the room and the time.
 */
final class StoredType extends BasicDataType<Object> {

  static final StoredType INSTANCE = new StoredType();

  /** Beside the type bytes of BSON. */
  private static final byte MISSING = 0x41;

  /** A buffer for each value that is written took a twentieth of the server's work. */
  private static final ThreadLocal<ByteBuf> SCRATCH = ThreadLocal.withInitial(Unpooled::buffer);

  private StoredType() {}

  /** An empty buffer, this thread's own until it asks for the next. */
  static ByteBuf scratch() {
    return SCRATCH.get().clear();
  }

  static void encode(Object value, ByteBuf out) {
    switch (value) {
      case StoredKey key -> key.write(out);
      case Missing none -> out.writeByte(MISSING);
      default -> encodeBson(value, out);
    }
  }

  private static void encodeBson(Object value, ByteBuf out) {
    byte type = BsonEncoder.determineType(value);
    out.writeByte(type);
    BsonEncoder.encodeValue(type, value, out);
  }

  static Object decode(ByteBuf in) {
    byte type = in.readByte();
    return switch (type) {
      case StoredKey.TYPE -> StoredKey.read(in);
      case MISSING -> Missing.getInstance();
      default -> BsonDecoder.decodeValue(type, in);
    };
  }

  @Override
  public void write(WriteBuffer buffer, Object value) {
    ByteBuf bytes = scratch();
    encode(value, bytes);
    buffer.put(bytes.nioBuffer());
  }

  @Override
  public Object read(ByteBuffer buffer) {
    ByteBuf bytes = Unpooled.wrappedBuffer(buffer);
    try {
      Object value = decode(bytes);
      buffer.position(buffer.position() + bytes.readerIndex());
      return value;
    } catch (RuntimeException unreadable) {
      throw new MVStoreException(DataUtils.ERROR_FILE_CORRUPT, String.valueOf(unreadable));
    }
  }

  /** Any total order will do, as the index compares keys only for being the same. */
  @Override
  public int compare(Object a, Object b) {
    if (a instanceof StoredKey left && b instanceof StoredKey right) {
      return left.compareTo(right);
    }
    if (a instanceof String left && b instanceof String right) {
      return left.compareTo(right);
    }
    if (a instanceof Double left && b instanceof Double right) {
      return left.compareTo(right);
    }
    if (a instanceof Long left && b instanceof Long right) {
      return left.compareTo(right);
    }
    if (a instanceof ObjectId left && b instanceof ObjectId right) {
      return Arrays.compareUnsigned(left.toByteArray(), right.toByteArray());
    }
    return Arrays.compareUnsigned(bytes(a), bytes(b));
  }

  private static byte[] bytes(Object value) {
    ByteBuf bytes = Unpooled.buffer();
    encode(value, bytes);
    return ByteBufUtil.getBytes(bytes);
  }

  /** Roughly, in bytes; the store's cache goes by it. */
  @Override
  public int getMemory(Object value) {
    return switch (value) {
      case String text -> 48 + text.length();
      case BinData binary -> 40 + binary.getData().length;
      case byte[] bytes -> 16 + bytes.length;
      case Map<?, ?> document -> 64 + membersOf(document);
      case Collection<?> list -> 40 + elementsOf(list);
      case StoredKey key -> 32 + key.length();
      default -> 24;
    };
  }

  private int membersOf(Map<?, ?> document) {
    int bytes = 0;
    for (Map.Entry<?, ?> member : document.entrySet()) {
      bytes += 2 * weight(member.getKey()) + weight(member.getValue());
    }
    return bytes;
  }

  private int elementsOf(Collection<?> list) {
    int bytes = 0;
    for (Object element : list) {
      bytes += weight(element);
    }
    return bytes;
  }

  private int weight(@Nullable Object value) {
    return value == null ? 8 : getMemory(value);
  }

  @Override
  public Object[] createStorage(int size) {
    return new Object[size];
  }
}
