package org.engagementledger.dossiers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.DossierEvent.FollowUpCompleted;
import org.engagementledger.events.DossierEvent.Recorded;
import org.engagementledger.events.DossierEvent.Stating;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.facts.Status;
import org.jspecify.annotations.Nullable;

/** The same questions answered in another way: by going through the whole history again. */
final class NaiveDossier {
  private final List<DossierEvent> history;

  private final IntFunction<LocalDate> recorded;

  NaiveDossier(List<DossierEvent> history, IntFunction<LocalDate> recorded) {
    this.history = history;
    this.recorded = recorded;
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
    Map<String, Position> said = new LinkedHashMap<>();
    standing()
        .forEach(
            (id, fact) -> {
              if (fact instanceof Position position && position.instrument().equals(instrument)) {
                said.put(id, position);
              }
            });
    Status status = Status.UNKNOWN;
    for (Map.Entry<String, Position> position : said.entrySet()) {
      EdtfDate date = position.getValue().date();
      LocalDate dated = dated(position.getKey());
      boolean overtaken = false;
      for (Position other : said.values()) {
        LocalDate begun = other.date().earliest();
        overtaken |= date.latest().isBefore(begun);
        overtaken |= dated.isBefore(begun) && date.earliest().isBefore(begun);
      }
      status = overtaken ? status : position.getValue().status();
    }
    return status;
  }

  /** When the date of an entry was last said to be another. */
  private LocalDate dated(String entry) {
    LocalDate dated = LocalDate.MIN;
    @Nullable EdtfDate before = null;
    for (int i = 0; i < history.size(); i++) {
      if (history.get(i) instanceof Stating it && it.entry().id().equals(entry)) {
        EdtfDate date = it.fact().date();
        dated = date.equals(before) ? dated : recorded.apply(i);
        before = date;
      }
    }
    return dated;
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
