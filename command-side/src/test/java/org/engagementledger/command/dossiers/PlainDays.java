package org.engagementledger.command.dossiers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.engagementledger.facts.Status;
import org.engagementledger.samples.SeededRandom;

/**
 * What was said of one state, on days that are counted from 1; day 0 is all that came before. It
 * shares nothing with the product, and finds out by trying every day.
 */
final class PlainDays {
  /** The last day. */
  static final int LAST = 7;

  /** A date as written, and the days that it can mean. */
  record PlainDate(String text, int earliest, int latest) {}

  /**
   * What is said of an instrument.
   *
   * @param order of the first recording
   * @param recorded the day by which the date was given
   */
  record PlainPosition(String instrument, Status status, PlainDate date, int order, int recorded) {
    int latest() {
      return Math.min(date.latest(), recorded);
    }
  }

  /** A date that may have come by the day on which it is recorded. */
  static PlainDate date(SeededRandom seeded, int day) {
    int from = 1 + seeded.below(day);
    int to = from + seeded.below(4);
    return switch (seeded.below(10)) {
      case 0, 1, 2 -> new PlainDate(on(from).toString(), from, from);
      case 3, 4 -> new PlainDate(on(from) + "/" + on(to), from, to);
      case 5 -> new PlainDate(on(from) + "/..", from, LAST);
      case 6 -> new PlainDate("../" + on(to), 0, to);
      case 7 -> new PlainDate("2019", 1, LAST);
      case 8 -> new PlainDate("2018", 0, 0);
      default -> new PlainDate("../..", 0, LAST);
    };
  }

  static LocalDate on(int day) {
    return LocalDate.of(2018, 12, 31).plusDays(day);
  }

  private final Map<String, PlainPosition> standing;

  PlainDays() {
    this(Map.of());
  }

  private PlainDays(Map<String, PlainPosition> standing) {
    this.standing = standing;
  }

  /** The same with what an entry says, which replaces what it said. */
  PlainDays with(String entry, PlainPosition position) {
    Map<String, PlainPosition> more = new LinkedHashMap<>(standing);
    more.put(entry, position);
    return new PlainDays(more);
  }

  PlainDays without(String entry) {
    Map<String, PlainPosition> fewer = new LinkedHashMap<>(standing);
    fewer.remove(entry);
    return new PlainDays(fewer);
  }

  Map<String, PlainPosition> standing() {
    return standing;
  }

  List<PlainPosition> on(String instrument) {
    return standing.values().stream().filter(it -> it.instrument().equals(instrument)).toList();
  }

  /** Whether days can be chosen so that what happened on them one after the other can be true. */
  boolean canBeTrue(String instrument) {
    List<PlainPosition> said = on(instrument);
    return !everyChoice(
        said,
        days -> {
          List<Integer> sorted = new ArrayList<>(indexes(said));
          sorted.sort(
              Comparator.<Integer>comparingInt(it -> days[it])
                  .thenComparingInt(it -> said.get(it).order()));
          return !isLawful(sorted.stream().map(said::get).toList());
        });
  }

  /** The same where days that do not tell the order leave it to that of recording. */
  boolean canBeTrueAsRecorded(String instrument) {
    List<PlainPosition> ordered = ordered(instrument);
    return isLawful(ordered) && !everyChoice(ordered, days -> !isInOrder(days));
  }

  /** The statuses of which one is that at the end of a day, over all choices in that order. */
  Set<Status> statuses(String instrument, int day) {
    List<PlainPosition> ordered = ordered(instrument);
    Set<Status> seen = new HashSet<>();
    everyChoice(
        ordered,
        days -> {
          if (isInOrder(days)) {
            Status status = Status.UNKNOWN;
            for (int i = 0; i < days.length && days[i] <= day; i++) {
              status = ordered.get(i).status();
            }
            seen.add(status);
          }
          return true;
        });
    return seen;
  }

  /** The last is the one recorded last of those that no other must come after; and so on. */
  private List<PlainPosition> ordered(String instrument) {
    List<PlainPosition> left = new ArrayList<>(on(instrument));
    left.sort(Comparator.comparingInt(PlainPosition::order));
    List<PlainPosition> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      int last = left.size() - 1;
      while (isBeforeAnother(left.get(last), left)) {
        last--;
      }
      ordered.addFirst(left.remove(last));
    }
    return ordered;
  }

  private static boolean isBeforeAnother(PlainPosition one, List<PlainPosition> others) {
    return others.stream().anyMatch(it -> it.date().earliest() > one.latest());
  }

  private static boolean isLawful(List<PlainPosition> inOrder) {
    boolean endorsed = false;
    for (PlainPosition next : inOrder) {
      if ((next.status() == Status.WITHDRAWN) != endorsed) {
        return false;
      }
      endorsed = next.status() == Status.ENDORSED;
    }
    return true;
  }

  private static boolean isInOrder(int... days) {
    for (int i = 1; i < days.length; i++) {
      if (days[i] < days[i - 1]) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is so for every choice of days; stops at the first for which it is not. */
  private static boolean everyChoice(List<PlainPosition> said, Predicate<int[]> so) {
    return everyChoice(said, 0, new int[said.size()], so);
  }

  private static boolean everyChoice(
      List<PlainPosition> said, int next, int[] days, Predicate<int[]> so) {
    if (next == days.length) {
      return so.test(days);
    }
    PlainPosition position = said.get(next);
    for (int day = position.date().earliest(); day <= position.latest(); day++) {
      days[next] = day;
      if (!everyChoice(said, next + 1, days, so)) {
        return false;
      }
    }
    return true;
  }

  private static List<Integer> indexes(List<PlainPosition> said) {
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      indexes.add(i);
    }
    return indexes;
  }
}
