package org.engagementledger.events;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The days from {@code earliest} to {@code latest}, both included. */
public record DayRange(LocalDate earliest, LocalDate latest) implements Comparable<DayRange> {
  private static final int MOST_KEPT = 4_096;

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
  public static DayRange of(Fact fact) {
    LocalDate latest = fact.lastDay().orElse(fact.date()).latest();
    return new DayRange(fact.date().earliest(), latest);
  }

  private static DayRange keep(String text, DayRange range) {
    if (KEPT.size() >= MOST_KEPT) {
      KEPT.clear();
    }
    KEPT.put(text, range);
    return range;
  }

  /** Whether something that happened on one of these days had happened by the end of that day. */
  public Certainty onOrBefore(LocalDate day) {
    if (!latest.isAfter(day)) {
      return Certainty.CERTAIN;
    }
    return earliest.isAfter(day) ? Certainty.ABSENT : Certainty.POSSIBLE;
  }

  /** By the earliest day, then the latest. */
  @Override
  public int compareTo(DayRange other) {
    return ORDER.compare(this, other);
  }
}
