package org.engagementledger.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.engagementledger.dossiers.DossierRedactions;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent.ContactChanged;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.FollowUpCompleted;
import org.engagementledger.events.DossierEvent.Recorded;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Fact.FollowUp.State;
import org.engagementledger.time.OrderedTimeline.DatedStep;

/**
 * What an entry held one after the other in the world. Corrections leave no version behind: what
 * had been wrong never was so.
 *
 * @param all in their order
 * @param events the positions of all events about the entry
 */
record FactVersions(List<FactVersion> all, List<Long> events) {
  static final FactVersions NONE = new FactVersions(List.of(), List.of());

  /** The same lists, unmodifiable. */
  FactVersions {
    all = List.copyOf(all);
    events = List.copyOf(events);
  }

  /**
   * The versions once that was recorded.
   *
   * @param now the entry after the event, as the dossier has it
   */
  FactVersions after(RecordedEvent by, Entry now) {
    List<Long> more = new ArrayList<>(events);
    more.add(by.position());
    return new FactVersions(changed(by, now), more);
  }

  private List<FactVersion> changed(RecordedEvent by, Entry now) {
    return switch (by.event()) {
      case Recorded e -> first(e.fact(), by);
      case EntryAmended e -> corrected(e.fact(), by);
      case ContactChanged e ->
          now.stands() ? then(FactVersion.of(e.fact(), by)) : corrected(e.fact(), by);
      case FollowUpCompleted e ->
          now.fact() instanceof FollowUp ended ? then(FactVersion.of(ended, by)) : all;
      case ContactRemoved e -> then(FactVersion.removed(by));
      default -> all;
    };
  }

  FactVersions forReaders(EntryId entry, DossierRedactions redactions) {
    return new FactVersions(
        all.stream().map(it -> it.forReaders(entry, redactions)).toList(), events);
  }

  /**
   * The versions with the days on which each can have begun, as the entry has them; none before
   * that day.
   */
  OrderedTimeline<FactVersion> course(Entry entry, LocalDate begun) {
    return OrderedTimeline.inOrder(
        begun,
        IntStream.range(0, all.size())
            .mapToObj(index -> new DatedStep<>(entry.days().get(index), all.get(index)))
            .toList());
  }

  private List<FactVersion> first(Fact fact, RecordedEvent by) {
    FactVersion first = FactVersion.of(fact, by);
    return fact instanceof FollowUp promise ? promised(promise, first, by) : List.of(first);
  }

  private List<FactVersion> then(FactVersion version) {
    List<FactVersion> more = new ArrayList<>(all);
    more.add(version);
    return more;
  }

  private List<FactVersion> corrected(Fact fact, RecordedEvent by) {
    if (fact instanceof FollowUp promise) {
      return promised(promise, all.getFirst().saying(promise, by), by);
    }
    List<FactVersion> corrected = new ArrayList<>(all);
    int last = all.getLast().fact().isPresent() ? all.size() - 1 : all.size() - 2;
    corrected.set(last, all.get(last).saying(fact, by));
    return corrected;
  }

  /** A promise as it stands: open at first, and ended when that is known, or some time. */
  private List<FactVersion> promised(FollowUp promise, FactVersion first, RecordedEvent by) {
    FactVersion open = new FactVersion(Optional.of(promise.ended(State.OPEN)), first.events());
    if (promise.state() == State.OPEN) {
      return List.of(open);
    }
    return List.of(
        open, all.size() > 1 ? all.getLast().saying(promise, by) : FactVersion.of(promise, by));
  }
}
