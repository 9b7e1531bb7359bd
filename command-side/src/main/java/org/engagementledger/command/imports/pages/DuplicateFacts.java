package org.engagementledger.command.imports.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.engagementledger.command.imports.FactMerge;
import org.engagementledger.command.imports.FactSimilarity;
import org.engagementledger.command.imports.TextNormalizer;
import org.engagementledger.dates.DayRange;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Engagement;

/**
 * The facts that a page says more than once: under Highlights and again under Details, or in a line
 * that was copied. They are one entry. Only a highlight may differ in form from what it repeats.
 */
final class DuplicateFacts {
  /** Comparisons of shortened highlights with details. */
  private static final int MOST = 250_000;

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
    duplicates.shortened();
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

  /** A highlight that ends with an ellipsis repeats the one detail that begins so. */
  private void shortened() {
    List<Integer> cut = alone(true).stream().filter(it -> isCut(page.get(it))).toList();
    List<Integer> details = cut.isEmpty() ? List.of() : alone(false);
    if ((long) cut.size() * details.size() > MOST) {
      return;
    }
    for (int highlight : cut) {
      List<Integer> whole =
          details.stream().filter(it -> isShort(page.get(highlight), page.get(it))).toList();
      if (whole.size() == 1 && of(whole.getFirst()).size() == 1) {
        join(highlight, whole.getFirst());
      }
    }
  }

  /** The engagements that the page says once, among the highlights or the details. */
  private List<Integer> alone(boolean highlights) {
    return IntStream.range(0, page.size())
        .filter(i -> page.get(i) instanceof Engagement it && it.highlight() == highlights)
        .filter(i -> of(i).size() == 1)
        .boxed()
        .toList();
  }

  private static boolean isCut(Fact fact) {
    String text = TextNormalizer.plain(FactSimilarity.told((Engagement) fact));
    return text.endsWith("\u2026") || text.endsWith("...");
  }

  private static boolean isShort(Fact highlight, Fact detail) {
    String whole = TextNormalizer.folded(FactSimilarity.told((Engagement) detail));
    String beginning = TextNormalizer.folded(FactSimilarity.told((Engagement) highlight));
    return whole.startsWith(beginning)
        && FactMerge.isOnTheSameDays(highlight, detail)
        && !FactMerge.areApart(highlight, detail);
  }

  /** Two parts are one entry, for another reason than that they say the same. */
  void join(int part, int other) {
    List<Integer> both = new ArrayList<>(of(part));
    both.addAll(of(other));
    both.sort(null);
    both.forEach(it -> groupOf.put(it, both));
  }

  /** Those that say the same, the part itself among them, from top to bottom. */
  List<Integer> of(int part) {
    return groupOf.getOrDefault(part, List.of(part));
  }

  /** Whether the page says a part only among its highlights, or only among its details. */
  boolean isInOnePlace(int part) {
    return of(part).stream().map(it -> FactMerge.highlight(page.get(it))).distinct().count() == 1;
  }

  /** What all of them say together: the most exact date, and whether one is a highlight. */
  Fact together(int part) {
    Fact fact = page.get(leading(part));
    for (int other : of(part)) {
      fact = page.get(other) instanceof Engagement it ? and((Engagement) fact, it) : fact;
    }
    return fact;
  }

  /** A highlight repeats what its detail tells; if that says more, it is what is told. */
  private int leading(int part) {
    List<Integer> group = of(part);
    return group.stream()
        .filter(it -> !words(page.get(it)).equals(words(page.get(part))))
        .findFirst()
        .flatMap(
            differs -> group.stream().filter(it -> !FactMerge.highlight(page.get(it))).findFirst())
        .orElse(part);
  }

  private static Engagement and(Engagement one, Engagement other) {
    Engagement dated = covers(one, other) ? one.on(other.date(), other.lastDay()) : one;
    return dated
        .located(one.place().isBlank() ? other.place() : one.place())
        .highlighted(one.highlight() || other.highlight());
  }

  /** A highlight may be dated less exactly than what it repeats, and give no place. */
  private static boolean areOne(Fact one, Fact other) {
    if (FactMerge.highlight(one) == FactMerge.highlight(other)) {
      return exactWords(one).equals(exactWords(other)) && FactMerge.isOnTheSameDays(one, other);
    }
    return !FactMerge.areApart(one, other)
        && (FactMerge.isOnTheSameDays(one, other) || covers(one, other) || covers(other, one));
  }

  /** Whether one happened on a day that is less exactly known; what lasts did not on one day. */
  private static boolean covers(Fact wide, Fact narrow) {
    return wide.lastDay().isEmpty() && DayRange.of(wide).contains(DayRange.of(narrow));
  }

  /** A layout does not keep how a contact was written, so contacts are the same to the letter. */
  private static String words(Fact fact) {
    return fact instanceof Engagement it
        ? TextNormalizer.folded(FactSimilarity.told(it))
        : FactSimilarity.of(fact);
  }

  private static String exactWords(Fact fact) {
    return fact instanceof Engagement it
        ? TextNormalizer.plain(FactSimilarity.told(it)) + "|" + TextNormalizer.folded(it.place())
        : FactSimilarity.of(fact);
  }
}
