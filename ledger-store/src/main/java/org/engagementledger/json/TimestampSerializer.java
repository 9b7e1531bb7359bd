package org.engagementledger.json;

import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes instants as {@link Timestamp} spells them. */
final class TimestampSerializer extends StdSerializer<Instant> {
  TimestampSerializer() {
    super(Instant.class);
  }

  @Override
  public void serialize(Instant time, JsonGenerator out, SerializationContext context) {
    out.writeString(Timestamp.text(time));
  }
}
