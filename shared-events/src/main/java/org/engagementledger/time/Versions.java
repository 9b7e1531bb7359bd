package org.engagementledger.time;

import java.util.ArrayList;
import java.util.List;
import org.engagementledger.events.DossierEvent.ContactChanged;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.FollowUpCompleted;
import org.engagementledger.events.DossierEvent.Recorded;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.Entry;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.FollowUp;
import org.engagementledger.events.Fact.FollowUp.State;
import org.engagementledger.time.Course.Step;

/**
 * What an entry held one after the other in the world. Corrections leave no version behind: what
 * had been wrong never was so.
 *
 * @param all in their order
 */
record Versions(List<Version> all) {
  static final Versions NONE = new Versions(List.of());

  /** The same versions, unmodifiable. */
  Versions {
    all = List.copyOf(all);
  }

  /**
   * The versions once that was recorded.
   *
   * @param now the entry after the event, as the dossier has it
   */
  Versions after(RecordedEvent by, Entry now) {
    return switch (by.event()) {
      case Recorded e -> first(e.fact(), by);
      case EntryAmended e -> corrected(e.fact(), by);
      case ContactChanged e ->
          now.stands() ? then(Version.of(e.fact(), e.fact().date(), by)) : corrected(e.fact(), by);
      case FollowUpCompleted e -> then(Version.of(now.fact(), e.date(), by));
      case ContactRemoved e -> then(Version.removed(by));
      default -> this;
    };
  }

  /** The versions with the days on which each can have begun. */
  Course<Version> course() {
    return Course.inOrder(all.stream().map(it -> new Step<>(it.from(), it)).toList());
  }

  private static Versions first(Fact fact, RecordedEvent by) {
    Versions first = new Versions(List.of(Version.of(fact, fact.date(), by)));
    return fact instanceof FollowUp promise ? first.corrected(promise, by) : first;
  }

  private Versions then(Version version) {
    List<Version> more = new ArrayList<>(all);
    more.add(version);
    return new Versions(more);
  }

  private Versions corrected(Fact fact, RecordedEvent by) {
    if (fact instanceof FollowUp promise) {
      return corrected(promise, by);
    }
    List<Version> corrected = new ArrayList<>(all);
    int last = all.getLast().fact().isPresent() ? all.size() - 1 : all.size() - 2;
    corrected.set(last, all.get(last).corrected(fact, by));
    return new Versions(corrected);
  }

  private Versions corrected(FollowUp promise, RecordedEvent by) {
    Version open = all.getFirst().corrected(promise.ended(State.OPEN), by);
    if (promise.state() == State.OPEN) {
      return new Versions(List.of(open));
    }
    Version ended =
        all.size() > 1
            ? all.getLast().saying(promise, by)
            : Version.of(promise, EdtfDate.UNKNOWN, by);
    return new Versions(List.of(open, ended));
  }
}
