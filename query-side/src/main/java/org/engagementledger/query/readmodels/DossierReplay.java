package org.engagementledger.query.readmodels;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.DossierBuilder;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.query.readmodels.AppliedEvent.AppliedDossierEvent;
import org.engagementledger.query.readmodels.TrackedDossier.EntryTrace;
import org.engagementledger.time.KnownDossierBuilder;
import org.engagementledger.time.statuses.StatusHistory;

/**
 * Takes a dossier through a run of its events. What grows with the dossier is copied once for the
 * run; where a state stands depends on all positions, which are looked through for each of them.
 */
final class DossierReplay {
  private final Map<String, EntryTrace> traces;
  private final Map<String, List<RecordedEvent>> told;
  private final KnownDossierBuilder known;
  private final DossierBuilder draft;
  private StatusHistory statuses;
  private Optional<Change> last;

  /**
   * Goes on from a dossier.
   *
   * @param told the events about each of its entries, by the entry's id
   */
  DossierReplay(TrackedDossier from, Map<String, List<RecordedEvent>> told) {
    this.told = new HashMap<>(told);
    known = new KnownDossierBuilder(from.known());
    draft = known.dossier();
    statuses = from.statuses();
    traces = new LinkedHashMap<>(from.traces());
    last = from.last();
  }

  /** Goes on by one event. */
  AppliedDossierEvent step(StoredEvent seen) {
    DossierEvent event = (DossierEvent) seen.event();
    Dossier before = draft.around(event);
    RecordedEvent recorded = new RecordedEvent(seen.position(), seen.time(), event);
    known.take(recorded);
    AppliedDossierEvent step =
        new AppliedDossierEvent(
            seen, event, entry(event), before, draft.around(event), told(recorded));
    trace(step);
    if (step.isAfterAbout(Position.class)) {
      statuses = statuses.after(recorded, before, known.positions());
    }
    return step;
  }

  /** The dossier after the last event. */
  TrackedDossier chronicle() {
    return new TrackedDossier(known.known(), statuses, traces, last);
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
        ? told.merge(about.entry().id(), List.of(recorded), DossierReplay::joined)
        : List.of();
  }

  private static List<RecordedEvent> joined(List<RecordedEvent> some, List<RecordedEvent> more) {
    return Stream.of(some, more).flatMap(List::stream).toList();
  }

  private void trace(AppliedDossierEvent step) {
    Change change = Change.by(step.seen());
    last = Optional.of(change);
    if (step.event() instanceof AboutEntry about && step.entry() >= 0) {
      traces.merge(about.entry().id(), new EntryTrace(change, change), EntryTrace::then);
    }
  }
}
