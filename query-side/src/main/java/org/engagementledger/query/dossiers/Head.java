package org.engagementledger.query.dossiers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.engagementledger.query.projections.Chronicle;
import org.engagementledger.query.projections.Chronicle.Trace;
import org.engagementledger.time.KnownDossier;

/**
 * What the first document of a dossier says: everything but the entries, and which sheets they are
 * on.
 *
 * @param sheets the version of each sheet that belongs to this head
 */
record Head(Chronicle chronicle, List<Long> sheets) {
  static Head of(Chronicle chronicle) {
    return new Head(
        new Chronicle(
            chronicle.known().withoutEntries(), chronicle.statuses(), Map.of(), chronicle.last()),
        IntStream.range(0, Sheet.count(chronicle))
            .mapToObj(number -> Sheet.version(number, chronicle))
            .toList());
  }

  /** The versions of the sheets by their ids. */
  Map<String, Long> versions() {
    Map<String, Long> versions = new LinkedHashMap<>();
    for (int number = 0; number < sheets.size(); number++) {
      versions.put(Sheet.id(chronicle.dossier().country(), number), sheets.get(number));
    }
    return versions;
  }

  /** Whether all sheets are there as they belong to this head, neither earlier nor later. */
  boolean fits(List<Sheet> found) {
    return found.stream().map(Sheet::version).toList().equals(sheets);
  }

  /** The dossier with the entries of its sheets. */
  Chronicle with(List<Sheet> found) {
    Map<String, Trace> traces = new LinkedHashMap<>();
    List<KnownDossier> entries = new ArrayList<>();
    for (Sheet sheet : found) {
      traces.putAll(sheet.traces());
      entries.add(sheet.known());
    }
    return new Chronicle(
        chronicle.known().withEntries(entries), chronicle.statuses(), traces, chronicle.last());
  }
}
