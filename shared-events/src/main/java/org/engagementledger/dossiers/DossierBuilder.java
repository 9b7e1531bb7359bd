package org.engagementledger.dossiers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.facts.EntryId;

/**
 * A dossier on its way through many events, each of which costs the same however many entries there
 * are. What an event does is what {@link Dossier#after} makes of the dossier with no other entry
 * than the one it is about, since no event changes another.
 */
public final class DossierBuilder {
  private final List<Entry> entries;
  private final Map<String, Integer> places = new HashMap<>();
  private Dossier frame;

  /** Goes on from a dossier. */
  public DossierBuilder(Dossier from) {
    entries = new ArrayList<>(from.entries());
    for (int place = 0; place < entries.size(); place++) {
      places.put(entries.get(place).id().id(), place);
    }
    frame = from.holding(List.of());
  }

  /** Goes on by one event that was recorded by that day. */
  public void take(DossierEvent event, LocalDate recorded) {
    Dossier before = around(event);
    Dossier after = before.after(event, recorded);
    if (event instanceof AboutEntry about) {
      put(about.entry(), before.entries().size(), after.entries());
    } else {
      frame = after;
    }
  }

  private void put(EntryId id, int before, List<Entry> after) {
    if (after.size() > before) {
      places.put(id.id(), entries.size());
      entries.add(after.getLast());
    } else if (before > 0) {
      entries.set(indexOf(id), after.getLast());
    }
  }

  /** The index of the entry with that id; -1 if there is none. */
  public int indexOf(EntryId id) {
    return places.getOrDefault(id.id(), -1);
  }

  /** The entry with that id, whether it stands or not. */
  public Optional<Entry> entry(EntryId id) {
    return Optional.ofNullable(places.get(id.id())).map(entries::get);
  }

  /** The dossier so far, without entries other than the one that the event is about. */
  public Dossier around(DossierEvent event) {
    return event instanceof AboutEntry about
        ? frame.holding(entry(about.entry()).stream().toList())
        : frame;
  }

  /** The dossier so far. */
  public Dossier dossier() {
    return frame.holding(entries);
  }
}
