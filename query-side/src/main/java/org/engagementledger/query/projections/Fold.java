package org.engagementledger.query.projections;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.DossierDraft;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.Fact.Position;
import org.engagementledger.query.projections.Chronicle.Trace;
import org.engagementledger.query.projections.Step.OfDossier;
import org.engagementledger.time.KnownDraft;
import org.engagementledger.time.RecordedEvent;
import org.engagementledger.time.StatusHistory;

/**
 * Takes a dossier through a run of its events. What grows with the dossier is copied once for the
 * run; where a state stands depends on all positions, which are looked through for each of them.
 */
final class Fold {
  private final Map<String, Trace> traces;
  private final Map<String, List<RecordedEvent>> told;
  private final KnownDraft known;
  private final DossierDraft draft;
  private StatusHistory statuses;
  private Optional<Change> last;

  /**
   * Goes on from a dossier.
   *
   * @param told the events about each of its entries, by the entry's id
   */
  Fold(Chronicle from, Map<String, List<RecordedEvent>> told) {
    this.told = new HashMap<>(told);
    known = new KnownDraft(from.known());
    draft = known.dossier();
    statuses = from.statuses();
    traces = new LinkedHashMap<>(from.traces());
    last = from.last();
  }

  /** Goes on by one event. */
  OfDossier step(Seen seen) {
    DossierEvent event = (DossierEvent) seen.event();
    Dossier before = draft.around(event);
    RecordedEvent recorded = new RecordedEvent(seen.position(), seen.time(), event);
    known.take(recorded);
    OfDossier step =
        new OfDossier(seen, event, entry(event), before, draft.around(event), told(recorded));
    trace(step);
    if (step.isAfterAbout(Position.class)) {
      statuses = statuses.after(recorded, before, known.positions());
    }
    return step;
  }

  /** The dossier after the last event. */
  Chronicle chronicle() {
    return new Chronicle(known.known(), statuses, traces, last);
  }

  /** What has been told of each entry, by the entry's id. */
  Map<String, List<RecordedEvent>> told() {
    return told;
  }

  private int entry(DossierEvent event) {
    return event instanceof AboutEntry about ? draft.indexOf(about.entry()) : -1;
  }

  private List<RecordedEvent> told(RecordedEvent recorded) {
    return recorded.event() instanceof AboutEntry about && entry(about) >= 0
        ? told.merge(about.entry().id(), List.of(recorded), Fold::joined)
        : List.of();
  }

  private static List<RecordedEvent> joined(List<RecordedEvent> some, List<RecordedEvent> more) {
    return Stream.of(some, more).flatMap(List::stream).toList();
  }

  private void trace(OfDossier step) {
    Change change = Change.by(step.seen());
    last = Optional.of(change);
    if (step.event() instanceof AboutEntry about && step.entry() >= 0) {
      traces.merge(about.entry().id(), new Trace(change, change), Trace::then);
    }
  }
}
