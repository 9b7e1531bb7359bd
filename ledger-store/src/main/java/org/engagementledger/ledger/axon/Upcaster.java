package org.engagementledger.ledger.axon;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * How events of one revision would have been written in the next one.
 *
 * @param from the type as it is recorded, which ends in its revision: {@code meeting-held.v1}
 * @param change makes of the data of this revision those of the next
 */
public record Upcaster(String from, UnaryOperator<ObjectNode> change) {
  private static final Pattern TYPE = Pattern.compile("(.+\\.v)([1-9][0-9]*)");

  /** Refuses a type without a revision. */
  public Upcaster {
    revisionOf(from);
  }

  /** The same type in its next revision. */
  public String to() {
    Matcher type = revisionOf(from);
    return type.group(1) + (Integer.parseInt(type.group(2)) + 1);
  }

  private static Matcher revisionOf(String type) {
    Matcher matcher = TYPE.matcher(type);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("There is no revision in \"" + type + "\"");
    }
    return matcher;
  }
}
