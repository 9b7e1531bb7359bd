package org.engagementledger.ledger.log;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * An event to be recorded.
 *
 * @param id unique in the whole ledger; a repeat is recognised by it
 * @param type what happened, with its revision
 * @param stream the subject it happened to
 * @param sequence its place in the stream, from 0, without gaps
 * @param attributes CloudEvents extension attributes; names of 1 to 20 lower-case letters and
 *     digits
 * @param data JSON text
 */
public record ProposedEvent(
    String id,
    String type,
    String stream,
    long sequence,
    Map<String, String> attributes,
    String data) {
  private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]{1,20}");

  /** Refuses empty names, a negative sequence and attribute names that CloudEvents reserves. */
  public ProposedEvent {
    requireText("id", id);
    requireText("type", type);
    requireText("stream", stream);
    require(sequence >= 0, "The sequence starts at 0, it cannot be " + sequence);
    attributes = Map.copyOf(attributes);
    attributes.keySet().forEach(ProposedEvent::requireExtension);
  }

  /** Whether an extension attribute may have this name. */
  public static boolean isExtension(String name) {
    return ATTRIBUTE.matcher(name).matches() && !LogEntryFormat.MEMBERS.contains(name);
  }

  private static void requireExtension(String name) {
    require(isExtension(name), "No extension attribute can be named \"" + name + "\"");
  }

  private static void requireText(String what, String text) {
    require(!text.isBlank(), "An event needs its " + what);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
