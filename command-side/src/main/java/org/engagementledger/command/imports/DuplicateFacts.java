package org.engagementledger.command.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.engagementledger.events.DayRange;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.Engagement;

/**
 * The facts that a page says more than once: under Highlights and again under Details, or in a line
 * that was copied. They are one entry.
 */
final class DuplicateFacts {
  private final List<? extends Fact> page;
  private final Map<Integer, List<Integer>> groupOf = new HashMap<>();

  private DuplicateFacts(List<? extends Fact> page) {
    this.page = page;
  }

  static DuplicateFacts of(List<? extends Fact> page) {
    DuplicateFacts duplicates = new DuplicateFacts(page);
    Map<String, List<List<Integer>>> byWords = new HashMap<>();
    for (int i = 0; i < page.size(); i++) {
      duplicates.add(i, byWords.computeIfAbsent(words(page.get(i)), it -> new ArrayList<>()));
    }
    return duplicates;
  }

  private void add(int part, List<List<Integer>> alike) {
    List<Integer> group =
        alike.stream()
            .filter(it -> it.stream().allMatch(other -> areOne(page.get(other), page.get(part))))
            .findFirst()
            .orElseGet(
                () -> {
                  List<Integer> first = new ArrayList<>();
                  alike.add(first);
                  return first;
                });
    group.add(part);
    groupOf.put(part, group);
  }

  /** Those that say the same, the part itself among them, from top to bottom. */
  List<Integer> of(int part) {
    return groupOf.getOrDefault(part, List.of(part));
  }

  /** What all of them say together: the most exact date, and whether one is a highlight. */
  Fact together(int part) {
    Fact fact = page.get(part);
    for (int other : of(part)) {
      fact = page.get(other) instanceof Engagement it ? and((Engagement) fact, it) : fact;
    }
    return fact;
  }

  private static Engagement and(Engagement one, Engagement other) {
    Engagement dated = covers(one, other) ? one.on(other.date(), other.lastDay()) : one;
    return dated
        .located(one.place().isBlank() ? other.place() : one.place())
        .highlighted(one.highlight() || other.highlight());
  }

  /** A highlight may be dated less exactly than what it repeats. */
  private static boolean areOne(Fact one, Fact other) {
    return Retelling.isOnTheSameDays(one, other)
        || (Retelling.highlight(one) != Retelling.highlight(other)
            && (covers(one, other) || covers(other, one)));
  }

  /** Whether one happened on a day that is less exactly known; what lasts did not on one day. */
  private static boolean covers(Fact wide, Fact narrow) {
    return wide.lastDay().isEmpty() && DayRange.of(wide).contains(DayRange.of(narrow));
  }

  /** A layout does not keep how a contact was written, so contacts are the same to the letter. */
  private static String words(Fact fact) {
    return fact instanceof Engagement it ? FactText.plain(Words.told(it)) : Words.of(fact);
  }
}
