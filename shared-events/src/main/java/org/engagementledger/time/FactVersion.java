package org.engagementledger.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.engagementledger.dossiers.DossierRedactions;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;

/**
 * What an entry holds from some day on, by what is known.
 *
 * @param fact what it holds; empty once it is removed
 * @param events the positions of the events that say so
 */
record FactVersion(Optional<Fact> fact, List<Long> events) {
  /** The same positions, unmodifiable. */
  FactVersion {
    events = List.copyOf(events);
  }

  /** What the event says to be so. */
  static FactVersion of(Fact fact, RecordedEvent by) {
    return new FactVersion(Optional.of(fact), List.of(by.position()));
  }

  /** That the entry is removed since the event. */
  static FactVersion removed(RecordedEvent by) {
    return new FactVersion(Optional.empty(), List.of(by.position()));
  }

  FactVersion forReaders(EntryId entry, DossierRedactions redactions) {
    return new FactVersion(fact.flatMap(it -> redactions.shown(entry, it)), events);
  }

  /** The same in the words of a correction. */
  FactVersion saying(Fact corrected, RecordedEvent by) {
    List<Long> more = new ArrayList<>(events);
    more.add(by.position());
    return new FactVersion(Optional.of(corrected), more);
  }
}
