package org.engagementledger.command.imports.pages;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.engagementledger.command.imports.FactMerge;
import org.engagementledger.command.imports.FactSimilarity;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;

/**
 * Finds the entry that each fact on a page is: first those that say exactly the same, then those
 * that are alike, so that an edited line is an amendment and not another entry.
 */
final class EntryMatcher {
  /** Comparisons; a page that was exchanged altogether is not compared line by line. */
  private static final int MOST = 250_000;

  /** What stands is rather meant than what was taken back. */
  private static final double TAKEN_BACK = 0.7;

  /** A person of the same name, or at the same address, who works elsewhere may be another. */
  private static final double NEARLY = 0.5;

  /**
   * The entry that a fact on a page is.
   *
   * @param said what it said before
   * @param edited whether the page says something else
   */
  record EntryMatch(EntryId entry, Fact said, boolean edited) {}

  private record Likeness(int part, EntryId entry, double degree) {}

  private final List<? extends Fact> page;
  private final ImportBaseline last;
  private final Map<Integer, EntryMatch> matches = new HashMap<>();
  private final Map<EntryId, Fact> lastPage;
  private final Map<EntryId, Fact> standing = new LinkedHashMap<>();

  private EntryMatcher(List<? extends Fact> page, ImportBaseline last) {
    this.page = page;
    this.last = last;
    this.lastPage = last.entries();
    last.now().standing().forEach(entry -> standing.put(entry.id(), entry.fact()));
  }

  /** For each fact on the page, the entry that it is, if it is one already. */
  static Map<Integer, EntryMatch> of(
      List<? extends Fact> page,
      ImportBaseline last,
      Function<Integer, EntryId> ids,
      DuplicateFacts duplicates) {
    EntryMatcher matching = new EntryMatcher(page, last);
    matching.begun(last, ids);
    matching.same(matching.lastPage, EntryMatcher::withPlace);
    matching.same(matching.lastPage, FactSimilarity::of);
    matching.same(matching.lastPage, EntryMatcher::withoutUnseen);
    matching.same(matching.standingOf(true), FactSimilarity::of);
    matching.same(matching.standingOf(false), EntryMatcher::withPlace);
    matching.same(matching.standingOf(false), FactSimilarity::of);
    matching.same(matching.standingOf(false), FactSimilarity::onOneLine);
    matching.copies(last.shownTwice(), duplicates);
    matching.alike(new LinkedHashMap<>(matching.lastPage), duplicates);
    return matching.matches;
  }

  /** A layout keeps how an engagement was written, but no personal data. */
  private static String withoutUnseen(Fact fact) {
    return fact instanceof Fact.Contact ? FactSimilarity.of(fact) : FactSimilarity.onOneLine(fact);
  }

  private static String withPlace(Fact fact) {
    return fact instanceof Fact.Contact ? FactSimilarity.of(fact) : FactSimilarity.withPlace(fact);
  }

  /** What an import that was cut off has recorded already. */
  private void begun(ImportBaseline last, Function<Integer, EntryId> ids) {
    for (int i = 0; i < page.size(); i++) {
      Optional<Entry> entry = last.now().entry(ids.apply(i));
      if (entry.isPresent()) {
        take(i, entry.get().id(), page.get(i), false);
      }
    }
  }

  private Map<EntryId, Fact> standingOf(boolean onLastPage) {
    Map<EntryId, Fact> some = new LinkedHashMap<>(standing);
    some.keySet().removeIf(id -> lastPage.containsKey(id) != onLastPage);
    return some;
  }

  private void same(Map<EntryId, Fact> entries, Function<Fact, String> words) {
    Map<String, Deque<EntryId>> byWords = new HashMap<>();
    entries.forEach(
        (id, fact) -> {
          if (isOnPages(fact)) {
            byWords.computeIfAbsent(words.apply(fact), it -> new ArrayDeque<>()).add(id);
          }
        });
    for (int i = 0; i < page.size(); i++) {
      Deque<EntryId> found = byWords.get(words.apply(page.get(i)));
      if (!matches.containsKey(i) && found != null && !found.isEmpty()) {
        EntryId entry = found.remove();
        Fact said = entries.getOrDefault(entry, page.get(i));
        take(i, entry, said, false);
      }
    }
  }

  /** Of a line that stood among highlights and details, and was edited in one of the two places. */
  private void copies(Set<EntryId> shownTwice, DuplicateFacts duplicates) {
    List<Integer> kept =
        matches.entrySet().stream()
            .filter(it -> shownTwice.contains(it.getValue().entry()))
            .map(Map.Entry::getKey)
            .filter(duplicates::isInOnePlace)
            .sorted()
            .toList();
    List<Integer> open = unmatched(duplicates).stream().filter(duplicates::isInOnePlace).toList();
    if ((long) open.size() * kept.size() <= MOST) {
      kept.forEach(part -> copy(part, open, duplicates));
    }
  }

  private void copy(int part, List<Integer> open, DuplicateFacts duplicates) {
    EntryMatch match = Objects.requireNonNull(matches.get(part));
    open.stream()
        .filter(duplicates::isInOnePlace)
        .filter(i -> FactMerge.highlight(page.get(i)) != FactMerge.highlight(page.get(part)))
        .filter(i -> FactSimilarity.likenessOfCopies(page.get(i), match.said()) > 0)
        .max(
            Comparator.comparingDouble(
                i -> FactSimilarity.likenessOfCopies(page.get(i), match.said())))
        .ifPresent(
            i -> {
              duplicates.join(i, part);
              matches.put(part, new EntryMatch(match.entry(), match.said(), true));
            });
  }

  /** Of facts that are one, the first is enough. */
  private List<Integer> unmatched(DuplicateFacts duplicates) {
    return IntStream.range(0, page.size())
        .filter(i -> duplicates.of(i).getFirst() == i)
        .filter(i -> duplicates.of(i).stream().noneMatch(matches::containsKey))
        .boxed()
        .toList();
  }

  /** What people amended is recognised by what it says now, and by what the page said. */
  private void alike(Map<EntryId, Fact> entries, DuplicateFacts duplicates) {
    List<Integer> open = unmatched(duplicates);
    if ((long) open.size() * entries.size() > MOST) {
      return;
    }
    List<Likeness> alike = new ArrayList<>();
    for (int i : open) {
      Fact says = page.get(i);
      boolean wasLost = last.isOneThatWasLost(says);
      entries.forEach(
          (id, said) -> alike.add(new Likeness(i, id, likeness(says, id, said, wasLost))));
    }
    alike.removeIf(it -> it.degree() == 0);
    alike.sort(Comparator.comparingDouble(Likeness::degree).reversed());
    alike.forEach(this::takeAlike);
  }

  private double likeness(Fact says, EntryId entry, Fact said, boolean wasLost) {
    Fact now = standing.get(entry);
    double likeness = FactSimilarity.likeness(says, said);
    if (now == null) {
      return likeness > NEARLY && !wasLost ? TAKEN_BACK * likeness : 0;
    }
    return now.equals(said) ? likeness : Math.max(likeness, FactSimilarity.likeness(says, now));
  }

  private void takeAlike(Likeness it) {
    Fact said = lastPage.get(it.entry());
    if (!matches.containsKey(it.part()) && said != null) {
      take(it.part(), it.entry(), said, true);
    }
  }

  private void take(int part, EntryId entry, Fact said, boolean edited) {
    matches.put(part, new EntryMatch(entry, said, edited));
    standing.remove(entry);
    lastPage.remove(entry);
  }

  static boolean isOnPages(Fact fact) {
    return switch (fact) {
      case Fact.Engagement it -> true;
      case Fact.Contact it -> true;
      case Fact.Cosponsorship it -> true;
      default -> false;
    };
  }
}
