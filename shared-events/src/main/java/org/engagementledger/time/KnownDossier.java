package org.engagementledger.time;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.DossierRedactions;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.facts.EntryId;

/**
 * A dossier by what is known, and what is known of when each thing in it came to be so.
 *
 * @param dossier as it stands
 * @param descriptions the positions of the events that say its name and regions
 * @param versions what each entry held one after the other, by the entry's id
 */
public record KnownDossier(
    Dossier dossier, List<Long> descriptions, Map<String, FactVersions> versions) {
  /** The same lists, unmodifiable. */
  public KnownDossier {
    descriptions = List.copyOf(descriptions);
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
  }

  /** Before anything was recorded on the country. */
  public static KnownDossier unopened(CountryCode country) {
    return new KnownDossier(Dossier.unopened(country), List.of(), Map.of());
  }

  /** What was known at that time: by the events recorded until then, whatever came later. */
  public static KnownDossier at(Instant time, CountryCode country, List<RecordedEvent> events) {
    List<RecordedEvent> until =
        events.stream().takeWhile(event -> !event.time().isAfter(time)).toList();
    return unopened(country).after(until);
  }

  /** What is known once that was recorded. */
  public KnownDossier after(RecordedEvent event) {
    return after(List.of(event));
  }

  /** What is known once those were recorded, in the order of their positions. */
  public KnownDossier after(List<RecordedEvent> events) {
    KnownDossierBuilder draft = new KnownDossierBuilder(this);
    events.forEach(draft::take);
    return draft.known();
  }

  /** The same as readers are shown it, whatever is known of what happened in the world. */
  public KnownDossier forReaders(DossierRedactions redactions) {
    Dossier shown = dossier.forReaders(redactions);
    Map<String, FactVersions> theirs = new LinkedHashMap<>();
    shown
        .entries()
        .forEach(it -> theirs.put(it.id().id(), versions(it.id()).forReaders(it.id(), redactions)));
    return new KnownDossier(shown, descriptions, theirs);
  }

  /** Everything but the entries. */
  public KnownDossier withoutEntries() {
    return new KnownDossier(dossier.holding(List.of()), descriptions, Map.of());
  }

  /** Some entries and nothing else: those from an index on, up to another. */
  public KnownDossier entries(int from, int to) {
    List<Entry> some = dossier.entries().subList(from, to);
    Map<String, FactVersions> theirs = new LinkedHashMap<>();
    some.forEach(entry -> theirs.put(entry.id().id(), versions(entry.id())));
    return new KnownDossier(Dossier.unopened(dossier.country()).holding(some), List.of(), theirs);
  }

  /** This and the entries of others, in their order. */
  public KnownDossier withEntries(List<KnownDossier> others) {
    List<Entry> all = new ArrayList<>(dossier.entries());
    Map<String, FactVersions> known = new LinkedHashMap<>(versions);
    for (KnownDossier other : others) {
      all.addAll(other.dossier().entries());
      known.putAll(other.versions());
    }
    return new KnownDossier(dossier.holding(all), descriptions, known);
  }

  /** What had happened by the end of that day, by what is known. */
  public DossierAsOf asOf(LocalDate day) {
    return new AsOfCalculation(this, DossierTimelines.of(this), day).dossier();
  }

  /**
   * How the dossier came to differ.
   *
   * @param day as of which it is taken here
   * @param later what is known later, or this
   * @param laterDay as of which that is taken
   */
  public DossierChanges changes(LocalDate day, KnownDossier later, LocalDate laterDay) {
    return new ChangesCalculation(this, asOf(day), later, later.asOf(laterDay)).changes();
  }

  /** What that entry held. */
  FactVersions versions(EntryId entry) {
    return versions.getOrDefault(entry.id(), FactVersions.NONE);
  }
}
