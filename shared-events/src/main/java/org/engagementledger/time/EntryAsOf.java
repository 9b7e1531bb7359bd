package org.engagementledger.time;

import java.util.List;
import org.engagementledger.dates.Certainty;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.dossiers.Entry.Standing;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;

/**
 * An entry as of a day.
 *
 * @param known the entry as it is known, whenever it came to be so
 * @param certainty whether it was there
 * @param facts what it can have held, in the order in which it came to hold it; one if that is
 *     certain, none if it was not there
 * @param events the positions of the events that say so
 */
public record EntryAsOf(Entry known, Certainty certainty, List<Fact> facts, List<Long> events) {
  /** The same lists, unmodifiable. */
  public EntryAsOf {
    facts = List.copyOf(facts);
    events = List.copyOf(events);
  }

  /** Its id. */
  public EntryId id() {
    return known.id();
  }

  /** What it last can have held; what is known of it if it was not there. */
  public Fact fact() {
    return facts.isEmpty() ? known.fact() : facts.getLast();
  }

  /** The entry as if it stood, with what it last can have held. */
  Entry standing() {
    return new Entry(id(), fact(), known.version(), Standing.STANDS, known.days());
  }

  /** Whether it was there, certainly or possibly. */
  public boolean isPresent() {
    return certainty != Certainty.ABSENT;
  }
}
