package org.engagementledger.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Redactions;

/**
 * What an entry holds from some day on, by what is known.
 *
 * @param fact what it holds; empty once it is removed
 * @param events the positions of the events that say so
 */
record Version(Optional<Fact> fact, List<Long> events) {
  /** The same positions, unmodifiable. */
  Version {
    events = List.copyOf(events);
  }

  /** What the event says to be so. */
  static Version of(Fact fact, RecordedEvent by) {
    return new Version(Optional.of(fact), List.of(by.position()));
  }

  /** That the entry is removed since the event. */
  static Version removed(RecordedEvent by) {
    return new Version(Optional.empty(), List.of(by.position()));
  }

  Version forReaders(EntryId entry, Redactions redactions) {
    return new Version(fact.flatMap(it -> redactions.shown(entry, it)), events);
  }

  /** The same in the words of a correction. */
  Version saying(Fact corrected, RecordedEvent by) {
    List<Long> more = new ArrayList<>(events);
    more.add(by.position());
    return new Version(Optional.of(corrected), more);
  }
}
