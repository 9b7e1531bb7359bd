package org.engagementledger.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.DossierEvent.FollowUpCompleted;
import org.engagementledger.events.DossierEvent.Recorded;
import org.engagementledger.events.DossierEvent.Stating;
import org.engagementledger.events.Fact.FollowUp;
import org.engagementledger.events.Fact.Position;

/** The same questions answered in another way: by going through the whole history again. */
final class NaiveDossier {
  private final List<DossierEvent> history;

  NaiveDossier(List<DossierEvent> history) {
    this.history = history;
  }

  /** What stands, by entry, in the order of recording. */
  Map<String, Fact> standing() {
    Map<String, Fact> standing = new LinkedHashMap<>();
    for (DossierEvent event : history) {
      if (event instanceof Recorded first && !gone().contains(first.entry().id())) {
        standing.put(first.entry().id(), lastSaid(first.entry()));
      }
    }
    return standing;
  }

  /** How often each entry was recorded, amended or ended. */
  Map<String, Integer> versions() {
    Map<String, Integer> versions = new HashMap<>();
    for (DossierEvent event : history) {
      if (event instanceof Stating it) {
        versions.merge(it.entry().id(), 1, Integer::sum);
      } else if (event instanceof FollowUpCompleted it) {
        versions.merge(it.entry().id(), 1, Integer::sum);
      }
    }
    return versions;
  }

  Status status(InstrumentId instrument) {
    List<Position> said = new ArrayList<>();
    for (Fact fact : standing().values()) {
      if (fact instanceof Position position && position.instrument().equals(instrument)) {
        said.add(position);
      }
    }
    Status status = Status.UNKNOWN;
    for (Position position : said) {
      boolean overtaken = false;
      for (Position other : said) {
        overtaken |= position.date().latest().isBefore(other.date().earliest());
      }
      status = overtaken ? status : position.status();
    }
    return status;
  }

  private Set<String> gone() {
    Set<String> gone = new HashSet<>();
    for (DossierEvent event : history) {
      if (event instanceof EntryRetracted it) {
        gone.add(it.entry().id());
      } else if (event instanceof ContactRemoved it) {
        gone.add(it.entry().id());
      }
    }
    return gone;
  }

  private Fact lastSaid(EntryId entry) {
    List<Fact> said = new ArrayList<>();
    for (DossierEvent event : history) {
      if (event instanceof Stating it && it.entry().equals(entry)) {
        said.add(it.fact());
      } else if (event instanceof FollowUpCompleted it && it.entry().equals(entry)) {
        FollowUp open = (FollowUp) said.getLast();
        said.add(
            new FollowUp(
                open.engagement(),
                open.promise(),
                open.by(),
                open.due(),
                it.outcome(),
                open.date(),
                List.of()));
      }
    }
    return said.getLast();
  }
}
