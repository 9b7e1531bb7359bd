package org.engagementledger.query.projections;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Redactions;
import org.engagementledger.time.KnownDossier;
import org.engagementledger.time.StatusHistory;

/**
 * A dossier, and who changed what in it.
 *
 * @param known the dossier by what is known, and when each thing in it came to be so
 * @param statuses where the state stood on every instrument, in both times
 * @param traces who recorded and last changed each entry, by the entry's id
 * @param last the last change of all; empty before the first event
 */
public record Chronicle(
    KnownDossier known, StatusHistory statuses, Map<String, Trace> traces, Optional<Change> last) {
  /** The same traces, unmodifiable. */
  public Chronicle {
    traces = Collections.unmodifiableMap(new LinkedHashMap<>(traces));
  }

  /**
   * Who had a hand in an entry.
   *
   * @param recorded who recorded it first
   * @param changed who changed it last; the same if nobody did
   */
  public record Trace(Change recorded, Change changed) {
    Trace then(Trace later) {
      return new Trace(recorded, later.changed);
    }
  }

  /** Before anything was recorded on the country. */
  public static Chronicle unopened(CountryCode country) {
    return new Chronicle(
        KnownDossier.unopened(country), StatusHistory.none(country), Map.of(), Optional.empty());
  }

  /** The dossier as it stands. */
  public Dossier dossier() {
    return known.dossier();
  }

  /** The same as readers are shown it. */
  public Chronicle forReaders(Redactions redactions) {
    return new Chronicle(known.forReaders(redactions), statuses, traces, last);
  }

  /** Who had a hand in that entry. */
  public Trace trace(EntryId entry) {
    Trace trace = traces.get(entry.id());
    if (trace == null) {
      throw new IllegalArgumentException("no event recorded the entry " + entry);
    }
    return trace;
  }

  /** The chronicle once those were recorded, in the order of their sequences. */
  Chronicle after(List<Seen> events) {
    Fold fold = new Fold(this, Map.of());
    events.forEach(fold::step);
    return fold.chronicle();
  }
}
