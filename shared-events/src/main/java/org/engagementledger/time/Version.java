package org.engagementledger.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.engagementledger.events.DayRange;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Redactions;

/**
 * What an entry holds from some day on, by what is known.
 *
 * @param fact what it holds; empty once it is removed
 * @param from the days on which that can have begun
 * @param events the positions of the events that say so
 */
record Version(Optional<Fact> fact, DayRange from, List<Long> events) {
  /** The same positions, unmodifiable. */
  Version {
    events = List.copyOf(events);
  }

  /** What the event says to be so from that date on. */
  static Version of(Fact fact, EdtfDate from, RecordedEvent by) {
    return new Version(Optional.of(fact), happened(from, by.day()), List.of(by.position()));
  }

  /** That the entry is removed since the event. */
  static Version removed(RecordedEvent by) {
    DayRange from = new DayRange(by.day(), by.day());
    return new Version(Optional.empty(), from, List.of(by.position()));
  }

  Version forReaders(EntryId entry, Redactions redactions) {
    return new Version(fact.flatMap(it -> redactions.shown(entry, it)), from, events);
  }

  /** The same from the same day on, in the words of a correction. */
  Version saying(Fact corrected, RecordedEvent by) {
    List<Long> more = new ArrayList<>(events);
    more.add(by.position());
    return new Version(Optional.of(corrected), from, more);
  }

  /** The same, corrected. A date that stays as it was keeps what was known of it. */
  Version corrected(Fact corrected, RecordedEvent by) {
    Version said = saying(corrected, by);
    return fact.map(Fact::date).filter(corrected.date()::equals).isPresent()
        ? said
        : new Version(said.fact(), happened(corrected.date(), by.day()), said.events());
  }

  /** The days a date can mean, since what is recorded has happened by the day it is recorded. */
  private static DayRange happened(EdtfDate date, LocalDate recorded) {
    LocalDate latest = date.latest().isBefore(recorded) ? date.latest() : recorded;
    LocalDate earliest = date.earliest();
    return new DayRange(earliest, latest.isBefore(earliest) ? earliest : latest);
  }
}
