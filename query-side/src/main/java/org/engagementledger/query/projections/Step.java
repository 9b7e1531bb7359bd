package org.engagementledger.query.projections;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.events.DeadLetterEvent;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.DescriptionAmended;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.Fact;
import org.engagementledger.events.ReadingEvent;
import org.engagementledger.events.ReferenceEvent;
import org.engagementledger.time.RecordedEvent;

/** One event, and what it changed. */
public sealed interface Step {
  /** The event. */
  Seen seen();

  /**
   * A step of a dossier: how it was right before, and is right after.
   *
   * @param entry the index of the entry that the event is about; -1 if it is about none
   * @param before without entries other than that one
   * @param after without entries other than that one
   * @param told the events about that entry until then, this one included
   */
  record OfDossier(
      Seen seen,
      DossierEvent event,
      int entry,
      Dossier before,
      Dossier after,
      List<RecordedEvent> told)
      implements Step {
    /** The same events, unmodifiable. */
    public OfDossier {
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
  record OnLetter(Seen seen, DeadLetterEvent event) implements Step {}

  /** What was taken out of the ledger; changes no dossier. */
  record OnReading(Seen seen, ReadingEvent event) implements Step {}

  /** What was done about accounts or read models; changes no dossier. */
  record OnOperations(Seen seen) implements Step {}

  /** A step of an instrument or a resolution, and what was said of it before, oldest first. */
  record OfReference(Seen seen, ReferenceEvent event, List<Seen> earlier) implements Step {
    /** The same events, unmodifiable. */
    public OfReference {
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
