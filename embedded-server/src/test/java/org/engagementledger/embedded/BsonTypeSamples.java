package org.engagementledger.embedded;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** One value of each type that documents hold. */
final class BsonTypeSamples {

  private BsonTypeSamples() {}

  static Document document() {
    return new Document("_id", new ObjectId("65f0a1b2c3d4e5f60718293a"))
        .append("text", "Қазақстан “quoted”\u0000 and a zero")
        .append("empty", "")
        .append("int", Integer.MIN_VALUE)
        .append("long", Long.MAX_VALUE)
        .append("double", -0.5)
        .append("decimal", Decimal128.parse("1.10"))
        .append("yes", true)
        .append("nothing", null)
        .append("date", Date.from(Instant.ofEpochMilli(1_700_000_000_123L)))
        .append("bytes", new Binary(new byte[] {0, 1, (byte) 0xff}))
        .append("list", List.of(1, "two", List.of(), new Document("three", 3L)))
        .append("nested", new Document("a", new Document("b", List.of(1L, 2L))));
  }

  static List<Object> ids() {
    return List.of(
        "KZ",
        "",
        7,
        8L,
        (1L << 53) + 1,
        9.5,
        -3,
        true,
        false,
        new ObjectId("65f0a1b2c3d4e5f60718293a"),
        Date.from(Instant.ofEpochMilli(1_700_000_000_123L)),
        new Document("country", "KZ").append("year", 2024),
        new Document("country", "KZ").append("year", 2025),
        new Binary(new byte[] {1, 2}),
        UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057").toString());
  }
}
