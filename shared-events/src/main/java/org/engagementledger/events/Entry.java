package org.engagementledger.events;

import java.util.stream.Stream;

/**
 * One recorded fact as it stands after its amendments.
 *
 * @param version how often it was recorded or amended; 1 at first
 */
public record Entry(EntryId id, Fact fact, int version, Standing standing) {
  /** Whether an entry counts. */
  public enum Standing {
    /** It counts. */
    STANDS,
    /** It should never have been there. */
    RETRACTED,
    /** It was so, and is no longer: a contact that left. */
    REMOVED
  }

  static Entry first(EntryId id, Fact fact) {
    return new Entry(id, fact, 1, Standing.STANDS);
  }

  /** Whether it counts. */
  public boolean stands() {
    return standing == Standing.STANDS;
  }

  Stream<Entry> forReaders(Redactions redactions) {
    return redactions.shown(id, fact).map(it -> new Entry(id, it, version, standing)).stream();
  }

  Entry amended(Fact newFact) {
    return new Entry(id, newFact, version + 1, standing);
  }

  Entry as(Standing newStanding) {
    return new Entry(id, fact, version, newStanding);
  }
}
