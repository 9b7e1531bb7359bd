package org.engagementledger.query.readmodels;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.events.DeadLetterEvent;
import org.engagementledger.events.DisclosureEvent;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.DescriptionAmended;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.events.ReferenceEvent;
import org.engagementledger.facts.Fact;

/** One event, and what it changed. */
public sealed interface AppliedEvent {
  /** The event. */
  StoredEvent seen();

  /**
   * A step of a dossier: how it was right before, and is right after.
   *
   * @param entry the index of the entry that the event is about; -1 if it is about none
   * @param before without entries other than that one
   * @param after without entries other than that one
   * @param told the events about that entry until then, this one included
   */
  record AppliedDossierEvent(
      StoredEvent seen,
      DossierEvent event,
      int entry,
      Dossier before,
      Dossier after,
      List<RecordedEvent> told)
      implements AppliedEvent {
    /** The same events, unmodifiable. */
    public AppliedDossierEvent {
      told = List.copyOf(told);
    }

    /** Whether it changes the name of the country or its regions. */
    public boolean describes() {
      return event instanceof DossierOpened || event instanceof DescriptionAmended;
    }

    /** Whether it changes an entry that held or now holds a fact of that sort. */
    public boolean isAbout(Class<? extends Fact> sort) {
      return Stream.of(before, after).anyMatch(it -> holds(it, sort));
    }

    boolean isAfterAbout(Class<? extends Fact> sort) {
      return holds(after, sort);
    }

    private static boolean holds(Dossier dossier, Class<? extends Fact> sort) {
      return dossier.entries().stream().anyMatch(entry -> sort.isInstance(entry.fact()));
    }
  }

  /** What was done about a dead letter; changes no dossier by itself. */
  record AppliedDeadLetterEvent(StoredEvent seen, DeadLetterEvent event) implements AppliedEvent {}

  /** What was taken out of the ledger; changes no dossier. */
  record AppliedDisclosureEvent(StoredEvent seen, DisclosureEvent event) implements AppliedEvent {}

  /** What was done about accounts or read models; changes no dossier. */
  record AppliedOperationEvent(StoredEvent seen) implements AppliedEvent {}

  /** A step of an instrument or a resolution, and what was said of it before, oldest first. */
  record AppliedReferenceEvent(StoredEvent seen, ReferenceEvent event, List<StoredEvent> earlier)
      implements AppliedEvent {
    /** The same events, unmodifiable. */
    public AppliedReferenceEvent {
      earlier = List.copyOf(earlier);
    }

    /** What was last said of it before. */
    public Optional<ReferenceEvent> before() {
      return earlier.isEmpty()
          ? Optional.empty()
          : Optional.of((ReferenceEvent) earlier.getLast().event());
    }

    /** The position at which it was first recorded. */
    public long first() {
      return earlier.isEmpty() ? seen.position() : earlier.getFirst().position();
    }
  }
}
