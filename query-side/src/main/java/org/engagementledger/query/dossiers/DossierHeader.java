package org.engagementledger.query.dossiers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.engagementledger.query.readmodels.TrackedDossier;
import org.engagementledger.query.readmodels.TrackedDossier.EntryTrace;
import org.engagementledger.time.KnownDossier;

/**
 * What the first document of a dossier says: everything but the entries, and which sheets they are
 * on.
 *
 * @param sheets the version of each sheet that belongs to this head
 */
record DossierHeader(TrackedDossier chronicle, List<Long> sheets) {
  static DossierHeader of(TrackedDossier chronicle) {
    return new DossierHeader(
        new TrackedDossier(
            chronicle.known().withoutEntries(), chronicle.statuses(), Map.of(), chronicle.last()),
        IntStream.range(0, EntryPage.count(chronicle))
            .mapToObj(number -> EntryPage.version(number, chronicle))
            .toList());
  }

  /** The versions of the sheets by their ids. */
  Map<String, Long> versions() {
    Map<String, Long> versions = new LinkedHashMap<>();
    for (int number = 0; number < sheets.size(); number++) {
      versions.put(EntryPage.id(chronicle.dossier().country(), number), sheets.get(number));
    }
    return versions;
  }

  /** Whether all sheets are there as they belong to this head, neither earlier nor later. */
  boolean fits(List<EntryPage> found) {
    return found.stream().map(EntryPage::version).toList().equals(sheets);
  }

  /** The dossier with the entries of its sheets. */
  TrackedDossier with(List<EntryPage> found) {
    Map<String, EntryTrace> traces = new LinkedHashMap<>();
    List<KnownDossier> entries = new ArrayList<>();
    for (EntryPage sheet : found) {
      traces.putAll(sheet.traces());
      entries.add(sheet.known());
    }
    return new TrackedDossier(
        chronicle.known().withEntries(entries), chronicle.statuses(), traces, chronicle.last());
  }
}
