package org.engagementledger.query.readmodels;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.DossierRedactions;
import org.engagementledger.facts.EntryId;
import org.engagementledger.time.KnownDossier;
import org.engagementledger.time.statuses.StatusHistory;

/**
 * A dossier, and who changed what in it.
 *
 * @param known the dossier by what is known, and when each thing in it came to be so
 * @param statuses where the state stood on every instrument, in both times
 * @param traces who recorded and last changed each entry, by the entry's id
 * @param last the last change of all; empty before the first event
 */
public record TrackedDossier(
    KnownDossier known,
    StatusHistory statuses,
    Map<String, EntryTrace> traces,
    Optional<Change> last) {
  /** The same traces, unmodifiable. */
  public TrackedDossier {
    traces = Collections.unmodifiableMap(new LinkedHashMap<>(traces));
  }

  /**
   * Who had a hand in an entry.
   *
   * @param recorded who recorded it first
   * @param changed who changed it last; the same if nobody did
   */
  public record EntryTrace(Change recorded, Change changed) {
    EntryTrace then(EntryTrace later) {
      return new EntryTrace(recorded, later.changed);
    }
  }

  /** Before anything was recorded on the country. */
  public static TrackedDossier unopened(CountryCode country) {
    return new TrackedDossier(
        KnownDossier.unopened(country), StatusHistory.none(country), Map.of(), Optional.empty());
  }

  /** The dossier as it stands. */
  public Dossier dossier() {
    return known.dossier();
  }

  /** The same as readers are shown it. */
  public TrackedDossier forReaders(DossierRedactions redactions) {
    return new TrackedDossier(known.forReaders(redactions), statuses, traces, last);
  }

  /** Who had a hand in that entry. */
  public EntryTrace trace(EntryId entry) {
    EntryTrace trace = traces.get(entry.id());
    if (trace == null) {
      throw new IllegalArgumentException("no event recorded the entry " + entry);
    }
    return trace;
  }

  /** The chronicle once those were recorded, in the order of their sequences. */
  TrackedDossier after(List<StoredEvent> events) {
    DossierReplay fold = new DossierReplay(this, Map.of());
    events.forEach(fold::step);
    return fold.chronicle();
  }
}
