package org.engagementledger.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.DossierEvent.AboutEntry;
import org.engagementledger.events.DossierEvent.ContactChanged;
import org.engagementledger.events.DossierEvent.ContactRemoved;
import org.engagementledger.events.DossierEvent.EntryAmended;
import org.engagementledger.events.DossierEvent.EntryRetracted;
import org.engagementledger.events.DossierEvent.FollowUpCompleted;
import org.engagementledger.events.DossierEvent.Recorded;
import org.engagementledger.events.RecordedEvent;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.FollowUp;
import org.engagementledger.facts.Fact.FollowUp.State;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.Status;

/**
 * A model of the two times that knows no intervals: it tries every day that every date can mean.
 * Only the days of {@link TwoWeekHistory} count; day 0 stands for all that came before.
 */
public final class PossibleWorlds {
  /** Something that became so on one of these days. */
  private record Moment(int earliest, int latest, String entry, Optional<Fact> fact) {
    Moment notBefore(int day) {
      return new Moment(Math.max(day, earliest), latest, entry, fact);
    }
  }

  /** One entry by the events that are known. */
  private static final class Known {
    private final List<Moment> moments = new ArrayList<>();
  }

  private final Map<String, Known> entries = new LinkedHashMap<>();

  private PossibleWorlds() {}

  public static PossibleWorlds knownAt(Instant time, List<RecordedEvent> events) {
    PossibleWorlds worlds = new PossibleWorlds();
    for (RecordedEvent event : events) {
      if (event.time().compareTo(time) <= 0 && event.event() instanceof AboutEntry about) {
        worlds.learn(event, about);
      }
    }
    return worlds;
  }

  /** Every combination of what each thing may have been, by its name, as of a day. */
  Map<String, List<Object>> asOf(LocalDate day) {
    Map<String, List<Object>> seen = new LinkedHashMap<>();
    groups()
        .forEach(
            (subject, moments) ->
                everyWorld(
                    moments,
                    days ->
                        observe(subject, moments, days, index(day))
                            .forEach((name, value) -> note(seen, name, value))));
    return seen;
  }

  /** Whether the state came to have that status after a day and until another; in some worlds. */
  public List<Boolean> became(String instrument, Status status, LocalDate after, LocalDate until) {
    Map<String, List<Object>> seen = new LinkedHashMap<>();
    List<Moment> moments = groups().getOrDefault(instrument, List.of());
    everyWorld(
        moments, days -> note(seen, "", became(moments, status, days, index(after), index(until))));
    return seen.values().stream().flatMap(List::stream).map(Boolean.class::cast).toList();
  }

  private static boolean became(
      List<Moment> moments, Status status, int[] days, int after, int until) {
    for (int i = 0; i < days.length; i++) {
      boolean other = i == 0 || lastWord(moments.get(i - 1)) != status;
      if (other && lastWord(moments.get(i)) == status && days[i] > after && days[i] <= until) {
        return true;
      }
    }
    return false;
  }

  private static void note(Map<String, List<Object>> seen, String name, Object value) {
    List<Object> values = seen.computeIfAbsent(name, key -> new ArrayList<>());
    if (!values.contains(value)) {
      values.add(value);
    }
  }

  /** What one world is like on a day: the entries there are, and the last word on the subject. */
  private static Map<String, Object> observe(
      String subject, List<Moment> moments, int[] days, int today) {
    Map<String, Object> world = new LinkedHashMap<>();
    moments.forEach(moment -> world.put(moment.entry(), Optional.empty()));
    world.put(subject, "nothing");
    for (int i = 0; i < days.length; i++) {
      if (days[i] <= today) {
        Moment moment = moments.get(i);
        world.put(moment.entry(), moment.fact());
        world.put(subject, lastWord(moment));
      }
    }
    return world;
  }

  private static Object lastWord(Moment moment) {
    return moment.fact().orElse(null) instanceof Position it ? it.status() : moment.entry();
  }

  private static void everyWorld(List<Moment> moments, Consumer<int[]> visit) {
    choose(moments, 0, new int[moments.size()], visit);
  }

  private static void choose(List<Moment> moments, int next, int[] days, Consumer<int[]> visit) {
    if (next == days.length) {
      visit.accept(days);
      return;
    }
    Moment moment = moments.get(next);
    for (int day = moment.earliest(); day <= moment.latest(); day++) {
      if (next == 0 || day >= days[next - 1]) {
        days[next] = day;
        choose(moments, next + 1, days, visit);
      }
    }
  }

  /** The moments of which the order matters, by what they are about. */
  private Map<String, List<Moment>> groups() {
    Map<String, List<Moment>> groups = new LinkedHashMap<>();
    entries.forEach(
        (id, known) ->
            groups
                .computeIfAbsent(subject(id, known), key -> new ArrayList<>())
                .addAll(known.moments));
    groups.replaceAll(
        (subject, moments) -> possible(isOneEntry(moments) ? promised(moments) : sorted(moments)));
    return groups;
  }

  /** Nothing was promised before the engagement can have begun. */
  private List<Moment> promised(List<Moment> moments) {
    return moments.getFirst().fact().orElseThrow() instanceof FollowUp promise
        ? moments.stream().map(it -> it.notBefore(begun(promise))).toList()
        : moments;
  }

  private int begun(FollowUp promise) {
    return Optional.ofNullable(entries.get(promise.engagement().id())).stream()
        .mapToInt(it -> it.moments.getFirst().earliest())
        .findFirst()
        .orElse(0);
  }

  private static boolean isOneEntry(List<Moment> moments) {
    return moments.stream().map(Moment::entry).distinct().count() == 1;
  }

  private static String subject(String id, Known known) {
    return switch (known.moments.getFirst().fact().orElseThrow()) {
      case Position it -> it.instrument().id();
      case Attribute it -> it.name().slug();
      default -> "only " + id;
    };
  }

  /** By recording, but none behind another that is certainly later; found from the end. */
  private static List<Moment> sorted(List<Moment> recorded) {
    List<Moment> left = new ArrayList<>(recorded);
    List<Moment> sorted = new ArrayList<>();
    while (!left.isEmpty()) {
      int last = left.size() - 1;
      while (isBeforeAny(left.get(last), left)) {
        last--;
      }
      sorted.addFirst(left.remove(last));
    }
    return sorted;
  }

  private static boolean isBeforeAny(Moment one, List<Moment> others) {
    return others.stream().anyMatch(it -> it.earliest() > one.latest());
  }

  /** A moment that contradicts the order is taken to be right after the one ahead of it. */
  private static List<Moment> possible(List<Moment> moments) {
    List<Moment> possible = new ArrayList<>();
    int before = 0;
    for (Moment it : moments) {
      before = Math.max(before, it.earliest());
      int latest = Math.max(before, it.latest());
      possible.add(new Moment(it.earliest(), latest, it.entry(), it.fact()));
    }
    return possible;
  }

  private void learn(RecordedEvent by, AboutEntry about) {
    String id = about.entry().id();
    switch (about) {
      case Recorded e -> {
        entries.put(id, new Known());
        entry(id).moments.add(moment(id, e.fact(), e.fact().date(), by));
      }
      case EntryAmended e -> amend(id, e.fact(), by);
      case ContactChanged e -> entry(id).moments.add(moment(id, e.fact(), e.fact().date(), by));
      case ContactRemoved e -> {
        int day = index(by.day());
        entry(id).moments.add(new Moment(day, day, id, Optional.empty()));
      }
      case EntryRetracted e -> entries.remove(id);
      case FollowUpCompleted e -> {
        Fact ended =
            ((FollowUp) entry(id).moments.getLast().fact().orElseThrow()).ended(e.outcome());
        entry(id).moments.add(moment(id, ended, e.date(), by));
      }
    }
  }

  private void amend(String id, Fact fact, RecordedEvent by) {
    List<Moment> moments = entry(id).moments;
    if (fact instanceof FollowUp promise) {
      amendPromise(moments, promise, id, by);
      return;
    }
    moments.set(moments.size() - 1, amended(moments.getLast(), fact, by));
  }

  private static void amendPromise(
      List<Moment> moments, FollowUp promise, String id, RecordedEvent by) {
    Moment open = amended(moments.getFirst(), promise.ended(State.OPEN), by);
    Moment ended =
        moments.size() == 1
            ? moment(id, promise, EdtfDate.UNKNOWN, by)
            : new Moment(
                moments.getLast().earliest(), moments.getLast().latest(), id, Optional.of(promise));
    moments.clear();
    moments.add(open);
    if (promise.state() != State.OPEN) {
      moments.add(ended);
    }
  }

  private static Moment amended(Moment old, Fact fact, RecordedEvent by) {
    return old.fact().orElseThrow().date().equals(fact.date())
        ? new Moment(old.earliest(), old.latest(), old.entry(), Optional.of(fact))
        : moment(old.entry(), fact, fact.date(), by);
  }

  private static Moment moment(String id, Fact fact, EdtfDate date, RecordedEvent by) {
    int latest = Math.min(index(date.latest()), index(by.day()));
    return new Moment(index(date.earliest()), latest, id, Optional.of(fact));
  }

  private Known entry(String id) {
    return Objects.requireNonNull(entries.get(id));
  }

  private static int index(LocalDate day) {
    long days = ChronoUnit.DAYS.between(TwoWeekHistory.FIRST, day) + 1;
    return (int) Math.max(0, Math.min(40, days));
  }
}
