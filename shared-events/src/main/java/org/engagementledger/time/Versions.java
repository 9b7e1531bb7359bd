package org.engagementledger.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.engagementledger.events.DossierEvent.ContactChanged;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.FollowUpCompleted;
import org.engagementledger.events.DossierEvent.Recorded;
import org.engagementledger.events.Entry;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.FollowUp;
import org.engagementledger.events.Fact.FollowUp.State;
import org.engagementledger.events.Redactions;
import org.engagementledger.time.Course.Step;

/**
 * What an entry held one after the other in the world. Corrections leave no version behind: what
 * had been wrong never was so.
 *
 * @param all in their order
 * @param events the positions of all events about the entry
 */
record Versions(List<Version> all, List<Long> events) {
  static final Versions NONE = new Versions(List.of(), List.of());

  /** The same lists, unmodifiable. */
  Versions {
    all = List.copyOf(all);
    events = List.copyOf(events);
  }

  /**
   * The versions once that was recorded.
   *
   * @param now the entry after the event, as the dossier has it
   */
  Versions after(RecordedEvent by, Entry now) {
    List<Long> more = new ArrayList<>(events);
    more.add(by.position());
    return new Versions(changed(by, now), more);
  }

  private List<Version> changed(RecordedEvent by, Entry now) {
    return switch (by.event()) {
      case Recorded e -> first(e.fact(), by);
      case EntryAmended e -> corrected(e.fact(), by);
      case ContactChanged e ->
          now.stands() ? then(Version.of(e.fact(), by)) : corrected(e.fact(), by);
      case FollowUpCompleted e ->
          now.fact() instanceof FollowUp ended ? then(Version.of(ended, by)) : all;
      case ContactRemoved e -> then(Version.removed(by));
      default -> all;
    };
  }

  Versions forReaders(EntryId entry, Redactions redactions) {
    return new Versions(all.stream().map(it -> it.forReaders(entry, redactions)).toList(), events);
  }

  /**
   * The versions with the days on which each can have begun, as the entry has them; none before
   * that day.
   */
  Course<Version> course(Entry entry, LocalDate begun) {
    return Course.inOrder(
        begun,
        IntStream.range(0, all.size())
            .mapToObj(index -> new Step<>(entry.days().get(index), all.get(index)))
            .toList());
  }

  private List<Version> first(Fact fact, RecordedEvent by) {
    Version first = Version.of(fact, by);
    return fact instanceof FollowUp promise ? promised(promise, first, by) : List.of(first);
  }

  private List<Version> then(Version version) {
    List<Version> more = new ArrayList<>(all);
    more.add(version);
    return more;
  }

  private List<Version> corrected(Fact fact, RecordedEvent by) {
    if (fact instanceof FollowUp promise) {
      return promised(promise, all.getFirst().saying(promise, by), by);
    }
    List<Version> corrected = new ArrayList<>(all);
    int last = all.getLast().fact().isPresent() ? all.size() - 1 : all.size() - 2;
    corrected.set(last, all.get(last).saying(fact, by));
    return corrected;
  }

  /** A promise as it stands: open at first, and ended when that is known, or some time. */
  private List<Version> promised(FollowUp promise, Version first, RecordedEvent by) {
    Version open = new Version(Optional.of(promise.ended(State.OPEN)), first.events());
    if (promise.state() == State.OPEN) {
      return List.of(open);
    }
    return List.of(
        open, all.size() > 1 ? all.getLast().saying(promise, by) : Version.of(promise, by));
  }
}
