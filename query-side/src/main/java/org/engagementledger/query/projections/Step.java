package org.engagementledger.query.projections;

import java.util.List;
import java.util.Optional;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.ReferenceEvent;

/** One event, and what it changed. */
public sealed interface Step {
  /** The event. */
  Seen seen();

  /** A step of a dossier: how it was right before, and is right after. */
  record OfDossier(Seen seen, DossierEvent event, Chronicle before, Chronicle after)
      implements Step {}

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
