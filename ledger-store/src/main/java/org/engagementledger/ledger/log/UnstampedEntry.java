package org.engagementledger.ledger.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeMap;
import org.engagementledger.json.Timestamp;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;

/** An entry that lacks only the time of its recording, which has a fixed place and length in it. */
public final class UnstampedEntry {
  private static final String NO_TIME = "0000-00-00T00:00:00.000Z";

  private final ProposedEvent proposal;
  private final byte[] bytes;
  private final int timeAt;

  private UnstampedEntry(ProposedEvent proposal, byte[] bytes, int timeAt) {
    this.proposal = proposal;
    this.bytes = bytes;
    this.timeAt = timeAt;
  }

  /** Writes all but the time; refuses data that is not one JSON value, and what is too large. */
  public static UnstampedEntry of(ProposedEvent proposal, String origin) {
    requireJson(proposal);
    ByteArrayOutputStream out = new ByteArrayOutputStream(proposal.data().length() + 512);
    int timeAt = write(proposal, origin, out);
    if (out.size() > LogEntryFormat.MAX_BYTES) {
      throw EntryTooLarge.entry(proposal.id(), out.size());
    }
    return new UnstampedEntry(proposal, out.toByteArray(), timeAt);
  }

  /** Time as it stands in entries, with all digits: the order of the texts is that of time. */
  public static String time(Instant time) {
    return Timestamp.text(time);
  }

  public ProposedEvent proposal() {
    return proposal;
  }

  public int size() {
    return bytes.length;
  }

  /** The place in its stream, as the unique index knows it. */
  String key() {
    return Commit.key(proposal.stream(), proposal.sequence());
  }

  /** The entry as recorded at this time. */
  public byte[] at(Instant time) {
    byte[] entry = Arrays.copyOf(bytes, bytes.length);
    byte[] text = time(time).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, entry, timeAt, text.length);
    return entry;
  }

  public CommittedEvent recorded(long position, Instant time) {
    return new CommittedEvent(
        position,
        time,
        proposal.id(),
        proposal.type(),
        proposal.stream(),
        proposal.sequence(),
        proposal.attributes(),
        proposal.data());
  }

  private static int write(ProposedEvent it, String origin, ByteArrayOutputStream out) {
    try (JsonGenerator json =
        LogEntryFormat.JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("specversion", "1.0");
      json.writeStringProperty("id", it.id());
      json.writeStringProperty("source", origin);
      json.writeStringProperty("type", it.type());
      json.writeStringProperty("subject", it.stream());
      json.flush();
      final int timeAt = out.size() + ",\"time\":\"".length();
      json.writeStringProperty("time", NO_TIME);
      // Padded, since CloudEvents' sequence extension asks for text in lexicographic order.
      json.writeStringProperty("sequence", String.format(Locale.ROOT, "%010d", it.sequence()));
      new TreeMap<>(it.attributes()).forEach(json::writeStringProperty);
      json.writeStringProperty("datacontenttype", "application/json");
      json.writeName("data");
      json.writeRawValue(it.data());
      json.writeEndObject();
      return timeAt;
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "Event " + it.id() + " cannot be written: " + e.getOriginalMessage(), e);
    }
  }

  private static void requireJson(ProposedEvent proposal) {
    try (JsonParser parser =
        LogEntryFormat.JSON.createParser(ObjectReadContext.empty(), proposal.data())) {
      boolean one = parser.nextToken() != null;
      parser.skipChildren();
      if (!one || parser.nextToken() != null) {
        throw new IllegalArgumentException(
            "The data of event " + proposal.id() + " must be one JSON value");
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "The data of event %s is not JSON: %s".formatted(proposal.id(), e.getOriginalMessage()),
          e);
    }
  }
}
