package org.engagementledger.time;

import java.util.List;
import org.engagementledger.dates.Certainty;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.EntryId;

/**
 * What an attribute was as of a day.
 *
 * @param values the entries of which one says what it was, in the order in which they came
 * @param certainty CERTAIN if it was set; what it was is certain only if there is one value, too
 */
public record AttributeAsOf(AttributeName name, List<EntryId> values, Certainty certainty) {
  /** The same values, unmodifiable. */
  public AttributeAsOf {
    values = List.copyOf(values);
  }
}
