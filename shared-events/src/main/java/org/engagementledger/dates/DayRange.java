package org.engagementledger.dates;

import static java.util.Comparator.naturalOrder;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The days from {@code earliest} to {@code latest}, both included. */
public record DayRange(LocalDate earliest, LocalDate latest) implements Comparable<DayRange> {
  /** As many as a century has days, with room for months, years and intervals. */
  private static final int MOST_KEPT = 65_536;

  private static final int LONGEST_KEPT = 32;

  /** Dossiers hold few different dates, and a sort asks for each of them again and again. */
  private static final Map<String, DayRange> KEPT = new ConcurrentHashMap<>();

  private static final Comparator<DayRange> ORDER =
      Comparator.comparing(DayRange::earliest).thenComparing(DayRange::latest);

  /** The days that a text in the Extended Date/Time Format can mean. */
  static DayRange of(String text) {
    DayRange kept = KEPT.get(text);
    return kept != null ? kept : keep(text, EdtfParser.parse(text));
  }

  /** The days from the first to the last on which something may have been going on. */
  public static DayRange of(Dated dated) {
    LocalDate latest = dated.lastDay().orElse(dated.date()).latest();
    return new DayRange(dated.date().earliest(), latest);
  }

  private static DayRange keep(String text, DayRange range) {
    if (KEPT.size() >= MOST_KEPT) {
      KEPT.clear();
    }
    if (text.length() <= LONGEST_KEPT) {
      KEPT.put(text, range);
    }
    return range;
  }

  /** Whether something that happened on one of these days had happened by the end of that day. */
  public Certainty onOrBefore(LocalDate day) {
    if (!latest.isAfter(day)) {
      return Certainty.CERTAIN;
    }
    return earliest.isAfter(day) ? Certainty.ABSENT : Certainty.POSSIBLE;
  }

  /** Whether all of the other days are among these. */
  public boolean contains(DayRange other) {
    return !other.earliest.isBefore(earliest) && !other.latest.isAfter(latest);
  }

  /** Whether any of the other days is among these. */
  public boolean overlaps(DayRange other) {
    return !earliest.isAfter(other.latest) && !other.earliest.isAfter(latest);
  }

  /** Those of the days that are no later than that one; only the first if all of them are. */
  DayRange until(LocalDate day) {
    LocalDate last = latest.isBefore(day) ? latest : day;
    return new DayRange(earliest, last.isBefore(earliest) ? earliest : last);
  }

  /**
   * What happened last: of those that no other is certainly after, the last in the list.
   *
   * @param recorded in the order in which they were recorded
   * @param days on which each can have happened
   */
  public static <T> Optional<T> last(List<T> recorded, Function<? super T, DayRange> days) {
    return recorded.isEmpty()
        ? Optional.empty()
        : Optional.of(recorded.get(indexOfLast(recorded, days)));
  }

  private static <T> int indexOfLast(List<T> recorded, Function<? super T, DayRange> days) {
    LocalDate begun =
        recorded.stream().map(it -> days.apply(it).earliest).max(naturalOrder()).orElseThrow();
    int index = recorded.size() - 1;
    while (days.apply(recorded.get(index)).latest.isBefore(begun)) {
      index--;
    }
    return index;
  }

  /**
   * The same things in the order in which they happened: by their days as far as these tell,
   * otherwise as recorded. Days can be chosen so that none comes before the one ahead of it.
   *
   * @param recorded in the order in which they were recorded
   * @param days on which each can have happened
   */
  public static <T> List<T> inOrder(List<T> recorded, Function<? super T, DayRange> days) {
    List<T> left = new ArrayList<>(recorded);
    List<T> latestFirst = new ArrayList<>();
    while (!left.isEmpty()) {
      latestFirst.add(left.remove(indexOfLast(left, days)));
    }
    return latestFirst.reversed();
  }

  /** By the earliest day, then the latest. */
  @Override
  public int compareTo(DayRange other) {
    return ORDER.compare(this, other);
  }
}
