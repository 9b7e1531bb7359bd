package org.engagementledger.facts;

import org.engagementledger.dates.EdtfDate;
import org.engagementledger.text.TextConstraints;

/**
 * A political commitment that a state can endorse, or a treaty that it can join.
 *
 * @param name its full name
 * @param shortName as it stands on a chip
 * @param opened when states could first join
 * @param source where that is to be read
 */
public record Instrument(
    InstrumentId id, String name, String shortName, EdtfDate opened, Source source) {
  /** Checks the texts. */
  public Instrument {
    name = TextConstraints.required("name", name);
    shortName = TextConstraints.required("shortName", shortName);
  }
}
