package org.engagementledger.time;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.DossierBuilder;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.DossierEvent.DescriptionAmended;
import org.engagementledger.events.DossierEvent.DossierOpened;
import org.engagementledger.events.DossierEvent.PageImported;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact.Position;

/**
 * What is known of a dossier on its way through many events, each of which costs the same however
 * much is known.
 */
public final class KnownDossierBuilder {
  private final DossierBuilder dossier;
  private final List<Long> descriptions;
  private final Map<String, FactVersions> versions;

  /** Goes on from what is known. */
  public KnownDossierBuilder(KnownDossier from) {
    dossier = new DossierBuilder(from.dossier());
    descriptions = new ArrayList<>(from.descriptions());
    versions = new LinkedHashMap<>(from.versions());
  }

  /** Goes on by one event. */
  public void take(RecordedEvent event) {
    dossier.take(event.event(), event.day());
    switch (event.event()) {
      case AboutEntry about -> take(about.entry(), event);
      case DossierOpened it -> descriptions.add(event.position());
      case DescriptionAmended it -> descriptions.add(event.position());
      case PageImported it -> {}
    }
  }

  private void take(EntryId id, RecordedEvent event) {
    dossier
        .entry(id)
        .ifPresent(
            entry ->
                versions.compute(
                    id.id(),
                    (key, known) ->
                        (known == null ? FactVersions.NONE : known).after(event, entry)));
  }

  /** The dossier as it stands so far. */
  public DossierBuilder dossier() {
    return dossier;
  }

  /** What is known so far. */
  public KnownDossier known() {
    return new KnownDossier(dossier.dossier(), descriptions, versions);
  }

  /** Of it only what the state said of instruments. */
  public KnownDossier positions() {
    Dossier all = dossier.dossier();
    List<Entry> said =
        all.entries().stream().filter(entry -> entry.fact() instanceof Position).toList();
    Map<String, FactVersions> theirs = new LinkedHashMap<>();
    said.forEach(entry -> theirs.put(entry.id().id(), versions(entry)));
    return new KnownDossier(all.holding(said), List.of(), theirs);
  }

  private FactVersions versions(Entry entry) {
    return versions.getOrDefault(entry.id().id(), FactVersions.NONE);
  }
}
