package org.engagementledger.events;

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
    name = Text.required("name", name);
    shortName = Text.required("shortName", shortName);
  }
}
