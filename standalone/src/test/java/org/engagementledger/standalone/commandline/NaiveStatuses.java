package org.engagementledger.standalone.commandline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.engagementledger.dates.Today;
import org.engagementledger.standalone.commandline.RealTables.Joined;

/**
 * Where a state stood, worked out by trying every day that every date can mean. It shares nothing
 * with the product: what it knows are tables, and requests that were sent.
 */
final class NaiveStatuses {
  /**
   * What an event said of where a state stands.
   *
   * @param days between which it happened, as written
   * @param stands whether the entry stands after the event, or was retracted by it
   */
  record StatusStatement(
      long position,
      Instant time,
      String entry,
      String instrument,
      String status,
      Joined days,
      boolean stands) {
    StatusStatement at(Instant recorded) {
      return new StatusStatement(position, recorded, entry, instrument, status, days, stands);
    }
  }

  /**
   * A position as it is known.
   *
   * @param written between which days it was taken, as written
   * @param latest the same with the day on which that was recorded as the last
   */
  private record Position(
      String entry, String instrument, String status, Joined written, LocalDate latest) {
    Position corrected(StatusStatement by) {
      return written.equals(by.days())
          ? new Position(entry, by.instrument(), status, written, latest)
          : of(by);
    }

    Position notBefore(LocalDate day) {
      return new Position(entry, instrument, status, written, max(latest, day));
    }

    static Position of(StatusStatement by) {
      LocalDate recorded = Today.latest(by.time());
      LocalDate latest = by.days().latest().isBefore(recorded) ? by.days().latest() : recorded;
      return new Position(by.entry(), by.instrument(), by.status(), by.days(), latest);
    }
  }

  private final List<Position> ordered;

  private NaiveStatuses(List<Position> ordered) {
    this.ordered = ordered;
  }

  /** The worlds that agree with what had been said of one instrument by a time. */
  static NaiveStatuses known(Collection<StatusStatement> said, String instrument, Instant time) {
    Map<String, Position> entries = new LinkedHashMap<>();
    for (StatusStatement by : said) {
      if (!by.time().isAfter(time)) {
        entries.compute(
            by.entry(),
            (entry, was) -> {
              Position is = was == null ? Position.of(by) : was.corrected(by);
              return by.stands() ? is : null;
            });
      }
    }
    return new NaiveStatuses(
        inOrder(
            entries.values().stream().filter(it -> it.instrument().equals(instrument)).toList()));
  }

  /** The statuses that the state has in some world at the end of a day. */
  Set<String> statuses(LocalDate day) {
    Set<String> seen = new TreeSet<>();
    everyWorld(List.of(day), days -> seen.add(statusOn(day, days)));
    return seen;
  }

  /** Whether it came to have endorsed after a day and by the end of another: in some worlds. */
  Set<Boolean> joined(LocalDate after, LocalDate until) {
    Set<Boolean> seen = new HashSet<>();
    everyWorld(List.of(after, until), days -> seen.add(joined(after, until, days)));
    return seen;
  }

  private String statusOn(LocalDate day, List<LocalDate> days) {
    String status = "UNKNOWN";
    for (int i = 0; i < days.size() && !days.get(i).isAfter(day); i++) {
      status = ordered.get(i).status();
    }
    return status;
  }

  private boolean joined(LocalDate after, LocalDate until, List<LocalDate> days) {
    for (int i = 0; i < days.size(); i++) {
      boolean endorses = ordered.get(i).status().equals("ENDORSED");
      boolean had = i > 0 && ordered.get(i - 1).status().equals("ENDORSED");
      if (endorses && !had && days.get(i).isAfter(after) && !days.get(i).isAfter(until)) {
        return true;
      }
    }
    return false;
  }

  /** Only the ends of the dates, the days that are asked for and those after them tell apart. */
  private void everyWorld(List<LocalDate> asked, Consumer<List<LocalDate>> visit) {
    TreeSet<LocalDate> days = new TreeSet<>();
    asked.forEach(day -> days.addAll(List.of(day, day.plusDays(1))));
    ordered.forEach(it -> days.addAll(List.of(it.written().earliest(), it.latest())));
    choose(days, new ArrayList<>(), LocalDate.MIN, visit);
  }

  private void choose(
      NavigableSet<LocalDate> days,
      List<LocalDate> chosen,
      LocalDate begun,
      Consumer<List<LocalDate>> visit) {
    if (chosen.size() == ordered.size()) {
      visit.accept(chosen);
      return;
    }
    Position next = ordered.get(chosen.size());
    LocalDate from = max(begun, next.written().earliest());
    if (!next.latest().isBefore(from)) {
      for (LocalDate day : days.subSet(from, true, next.latest(), true)) {
        chosen.add(day);
        choose(days, chosen, day, visit);
        chosen.removeLast();
      }
    }
  }

  private static LocalDate max(LocalDate one, LocalDate other) {
    return Stream.of(one, other).max(LocalDate::compareTo).orElseThrow();
  }

  /** By recording, but none behind another that is certainly later; found from the end. */
  private static List<Position> inOrder(List<Position> recorded) {
    List<Position> left = new ArrayList<>(recorded);
    List<Position> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      int last = left.size() - 1;
      while (isBeforeAnother(left.get(last), left)) {
        last--;
      }
      ordered.addFirst(left.remove(last));
    }
    return possible(ordered);
  }

  /** A date that contradicts the order is taken for the nearest day that does not. */
  private static List<Position> possible(List<Position> ordered) {
    List<Position> possible = new ArrayList<>();
    LocalDate begun = LocalDate.MIN;
    for (Position it : ordered) {
      begun = max(begun, it.written().earliest());
      possible.add(it.notBefore(begun));
    }
    return possible;
  }

  private static boolean isBeforeAnother(Position one, List<Position> others) {
    return others.stream().anyMatch(it -> it.written().earliest().isAfter(one.latest()));
  }
}
