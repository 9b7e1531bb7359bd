package org.engagementledger.query.dossiers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.query.readmodels.TrackedDossier;
import org.engagementledger.query.readmodels.TrackedDossier.EntryTrace;
import org.engagementledger.time.KnownDossier;

/**
 * Some of the entries of a dossier. They are kept on sheets of a few entries each, so that what an
 * event writes does not grow with the dossier.
 *
 * @param number which of the dossier's sheets it is, from 0
 * @param version the sequence of the last event about one of the entries
 */
record EntryPage(int number, long version, KnownDossier known, Map<String, EntryTrace> traces) {
  private static final int ENTRIES = 8;

  static EntryPage of(int number, TrackedDossier chronicle) {
    List<Entry> entries = entries(number, chronicle);
    Map<String, EntryTrace> traces = new LinkedHashMap<>();
    entries.forEach(entry -> traces.put(entry.id().id(), chronicle.trace(entry.id())));
    int from = number * ENTRIES;
    return new EntryPage(
        number,
        version(number, chronicle),
        chronicle.known().entries(from, from + entries.size()),
        traces);
  }

  static String id(CountryCode country, int number) {
    return country.code() + "/" + number;
  }

  /** The sheet that holds the entry with that index. */
  static int holding(int entry) {
    return entry / ENTRIES;
  }

  static int count(TrackedDossier chronicle) {
    return (chronicle.dossier().entries().size() + ENTRIES - 1) / ENTRIES;
  }

  static long version(int number, TrackedDossier chronicle) {
    return entries(number, chronicle).stream()
        .mapToLong(entry -> chronicle.trace(entry.id()).changed().sequence())
        .max()
        .orElseThrow();
  }

  private static List<Entry> entries(int number, TrackedDossier chronicle) {
    List<Entry> all = chronicle.dossier().entries();
    int from = number * ENTRIES;
    return all.subList(from, Math.min(all.size(), from + ENTRIES));
  }
}
