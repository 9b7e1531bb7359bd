package org.engagementledger.query.dossiers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.Entry;
import org.engagementledger.query.projections.Chronicle;
import org.engagementledger.query.projections.Chronicle.Trace;
import org.engagementledger.time.KnownDossier;

/**
 * Some of the entries of a dossier. They are kept on sheets of a few entries each, so that what an
 * event writes does not grow with the dossier.
 *
 * @param number which of the dossier's sheets it is, from 0
 * @param version the sequence of the last event about one of the entries
 */
record Sheet(int number, long version, KnownDossier known, Map<String, Trace> traces) {
  private static final int ENTRIES = 8;

  static Sheet of(int number, Chronicle chronicle) {
    List<Entry> entries = entries(number, chronicle);
    Map<String, Trace> traces = new LinkedHashMap<>();
    entries.forEach(entry -> traces.put(entry.id().id(), chronicle.trace(entry.id())));
    int from = number * ENTRIES;
    return new Sheet(
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

  static int count(Chronicle chronicle) {
    return (chronicle.dossier().entries().size() + ENTRIES - 1) / ENTRIES;
  }

  static long version(int number, Chronicle chronicle) {
    return entries(number, chronicle).stream()
        .mapToLong(entry -> chronicle.trace(entry.id()).changed().sequence())
        .max()
        .orElseThrow();
  }

  private static List<Entry> entries(int number, Chronicle chronicle) {
    List<Entry> all = chronicle.dossier().entries();
    int from = number * ENTRIES;
    return all.subList(from, Math.min(all.size(), from + ENTRIES));
  }
}
