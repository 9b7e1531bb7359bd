package org.engagementledger.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** One key of one map got a value or lost it; to apply it twice is to apply it once. */
sealed interface Change {

  String map();

  Object key();

  record Put(String map, Object key, Object value) implements Change {}

  record Remove(String map, Object key) implements Change {}

  byte PUT = 1;
  byte REMOVE = 2;

  default ByteBuf encoded() {
    byte[] name = map().getBytes(UTF_8);
    ByteBuf out = Unpooled.buffer();
    out.writeByte(this instanceof Put ? PUT : REMOVE).writeShort(name.length).writeBytes(name);
    StoredType.encode(key(), out);
    if (this instanceof Put put) {
      StoredType.encode(put.value(), out);
    }
    return out;
  }

  static Change decode(ByteBuf in) {
    byte kind = in.readByte();
    String map = in.readString(in.readUnsignedShort(), UTF_8);
    Object key = StoredType.decode(in);
    return switch (kind) {
      case PUT -> new Put(map, key, StoredType.decode(in));
      case REMOVE -> new Remove(map, key);
      default -> throw new IllegalArgumentException("no change is of kind " + kind);
    };
  }
}
