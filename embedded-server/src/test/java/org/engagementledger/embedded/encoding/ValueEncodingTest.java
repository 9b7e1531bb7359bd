package org.engagementledger.embedded.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueEncodingTest {

  @Test
  void a_key_of_any_type_is_read_as_it_was_written_and_ends_where_it_ends() {
    List<Object> parts = new ArrayList<>(List.of("text", "", 1.5, true, "a\u0000b"));
    parts.add(null);
    KeyValue value = new KeyValue(parts);
    byte[] key = ValueEncoding.encodedKey(value);
    ByteBuf bytes = Unpooled.wrappedBuffer(key, ValueEncoding.encoded("behind it"), new byte[] {9});

    assertThat(ValueEncoding.decodedKey(key)).isEqualTo(value);
    assertThat(ValueEncoding.next(bytes)).isEqualTo(key);
    assertThat(ValueEncoding.decoded(ValueEncoding.next(bytes))).isEqualTo("behind it");
    assertThat(bytes.readableBytes()).isEqualTo(1);
  }

  @Test
  void what_is_missing_is_not_nothing() {
    byte[] missing = ValueEncoding.encoded(Missing.getInstance());

    assertThat(ValueEncoding.decoded(missing)).isSameAs(Missing.getInstance());
  }
}
