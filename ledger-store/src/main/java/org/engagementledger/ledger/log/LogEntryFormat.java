package org.engagementledger.ledger.log;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The bytes of one event in the log: a CloudEvents 1.0 JSON document whose last member is the data.
 * These bytes are hashed and exported; what stands in them is read, never written again.
 */
public final class LogEntryFormat {
  /** The most an entry bundle of the transparency-log tiles format (C2SP tlog-tiles) can hold. */
  public static final int MAX_BYTES = 65_535;

  /** The members with a meaning of their own; no extension attribute can have their names. */
  static final Set<String> MEMBERS =
      Set.of(
          "specversion",
          "id",
          "source",
          "type",
          "subject",
          "time",
          "sequence",
          "datacontenttype",
          "dataschema",
          "data");

  static final JsonFactory JSON = new JsonFactory();

  /** Members of an entry with the attributes that commands give it. */
  private static final int TYPICAL = 16;

  private LogEntryFormat() {}

  /** The event that these bytes say stands at this position. */
  static CommittedEvent read(long position, byte[] bytes) {
    try {
      return parse(position, bytes);
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      throw new LedgerDamaged("The entry at position " + position + " cannot be read", e);
    }
  }

  private static CommittedEvent parse(long position, byte[] bytes) {
    Map<String, String> members = HashMap.newHashMap(TYPICAL);
    String data = parseMembers(bytes, members);
    Instant time = Instant.parse(take("time", members));
    String id = take("id", members);
    String type = take("type", members);
    String stream = take("subject", members);
    long sequence = Long.parseLong(take("sequence", members));
    MEMBERS.forEach(members::remove);
    return new CommittedEvent(position, time, id, type, stream, sequence, members, data);
  }

  /** Collects the text members and answers the data, cut out of the bytes as it stands. */
  private static String parseMembers(byte[] bytes, Map<String, String> members) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals("data")) {
          int start = (int) parser.currentTokenLocation().getByteOffset();
          return new String(bytes, start, bytes.length - 1 - start, StandardCharsets.UTF_8);
        }
        members.put(name, parser.getString());
      }
    }
    throw new IllegalArgumentException("There is no data");
  }

  private static String take(String name, Map<String, String> members) {
    String value = members.remove(name);
    if (value == null) {
      throw new IllegalArgumentException("There is no " + name);
    }
    return value;
  }
}
