package org.engagementledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.ObjectId;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoredKeyTest {
  private static final long SEED = 20261126;

  /** Whose order differs between UTF-8 and UTF-16 where surrogates are, and where it does not. */
  private static final List<String> CHARACTERS =
      List.of("a", "b", "\u0000", "é", "қ", "\ud7ff", "\ue000", "\uffff", "\ud800\udc00", "😀");

  /** Folders of before hold their keys in this order. */
  @Test
  void textsAreInTheOrderOfTheirUtf16() {
    System.out.printf("StoredKeyTest: seed %d%n", SEED);
    Random random = new Random(SEED);
    for (int i = 0; i < 50_000; i++) {
      String left = text(random);
      String right = text(random);
      assertThat(Integer.signum(key(left).compareTo(key(right))))
          .as(
              "%s and %s",
              Arrays.toString(left.toCharArray()), Arrays.toString(right.toCharArray()))
          .isEqualTo(Integer.signum(left.compareTo(right)));
    }
  }

  /** Folders of before hold their keys in this order too. */
  @Test
  void aKeyOfOneValueIsWhereTheValueIs() {
    List<Object> values =
        List.of(
            Double.NEGATIVE_INFINITY,
            -2.5,
            0.0,
            1.0,
            255.0,
            256.0,
            1e300,
            -1L,
            7L,
            256L,
            1L << 60,
            "",
            "7",
            true,
            false,
            Missing.getInstance(),
            Instant.EPOCH,
            Instant.EPOCH.plusMillis(256),
            new ObjectId("00000000000000000000ff01"),
            new ObjectId("000000000000000000000100"));
    for (Object left : values) {
      for (Object right : values) {
        assertThat(Integer.signum(key(left).compareTo(key(right))))
            .as("%s and %s", left, right)
            .isEqualTo(Integer.signum(StoredType.INSTANCE.compare(left, right)));
      }
    }
  }

  @Test
  void keysOfSeveralPartsAreInTheOrderOfTheFirstThatDiffers() {
    assertThat(key("KZ", 2.0)).isLessThan(key("KZ", 10.0)).isGreaterThan(key("DE", 11.0));
    assertThat(key("KZ")).isLessThan(key("KZ", 1.0));
    assertThat(key(1.0, "b")).isGreaterThan(key(1.0, "a")).isEqualTo(key(1.0, "b"));
  }

  @Test
  void aKeyOfAnyTypeIsReadAsItWasWritten() {
    List<Object> parts = new ArrayList<>(List.of("text", "", 1.5, true, "a\u0000b"));
    parts.add(null);
    KeyValue value = new KeyValue(parts);
    ByteBuf out = Unpooled.buffer();
    StoredType.encode(StoredKey.of(value), out);
    StoredType.encode("behind it", out);
    StoredKey read = (StoredKey) StoredType.decode(out);
    assertThat(read).isEqualTo(StoredKey.of(value));
    assertThat(read.value()).isEqualTo(value);
    assertThat(StoredType.decode(out)).isEqualTo("behind it");
  }

  private static StoredKey key(Object... parts) {
    return StoredKey.of(new KeyValue(parts));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(4); left > 0; left--) {
      text.append(CHARACTERS.get(random.nextInt(CHARACTERS.size())));
    }
    return text.toString();
  }
}
