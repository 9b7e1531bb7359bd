package org.engagementledger.command.imports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.engagementledger.events.Entry;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact;

/**
 * Finds the entry that each fact on a page is: first those that say exactly the same, then those
 * that are alike, so that an edited line is an amendment and not another entry.
 */
final class Matching {
  /** Comparisons; a page that was exchanged altogether is not compared line by line. */
  private static final int MOST = 250_000;

  /**
   * The entry that a fact on a page is.
   *
   * @param said what it said before
   * @param edited whether the page says something else
   */
  record Match(EntryId entry, Fact said, boolean edited) {}

  private record Likeness(int part, EntryId entry, double degree) {}

  private final List<? extends Fact> page;
  private final Map<Integer, Match> matches = new HashMap<>();
  private final Map<EntryId, Fact> lastPage;
  private final Map<EntryId, Fact> standing = new LinkedHashMap<>();

  private Matching(List<? extends Fact> page, LastPage last) {
    this.page = page;
    this.lastPage = last.entries();
    last.now().standing().forEach(entry -> standing.put(entry.id(), entry.fact()));
  }

  /** For each fact on the page, the entry that it is, if it is one already. */
  static Map<Integer, Match> of(
      List<? extends Fact> page,
      LastPage last,
      Function<Integer, EntryId> ids,
      DuplicateFacts duplicates) {
    Matching matching = new Matching(page, last);
    matching.begun(last, ids);
    matching.same(matching.lastPage, Words::of);
    matching.same(matching.lastPage, Matching::withoutUnseen);
    matching.same(matching.standingOf(true), Words::of);
    matching.same(matching.standingOf(false), Words::of);
    matching.same(matching.standingOf(false), Words::onOneLine);
    matching.alike(matching.standingOf(true), duplicates);
    return matching.matches;
  }

  /** A layout keeps how an engagement was written, but no personal data. */
  private static String withoutUnseen(Fact fact) {
    return fact instanceof Fact.Contact ? Words.of(fact) : Words.onOneLine(fact);
  }

  /** What an import that was cut off has recorded already. */
  private void begun(LastPage last, Function<Integer, EntryId> ids) {
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

  /** Of facts that are one, the first is enough. */
  private void alike(Map<EntryId, Fact> entries, DuplicateFacts duplicates) {
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < page.size(); i++) {
      boolean isFirst = duplicates.of(i).getFirst() == i;
      if (isFirst && duplicates.of(i).stream().noneMatch(matches::containsKey)) {
        open.add(i);
      }
    }
    if ((long) open.size() * entries.size() > MOST) {
      return;
    }
    List<Likeness> alike = new ArrayList<>();
    open.forEach(
        i ->
            entries.forEach(
                (id, fact) -> alike.add(new Likeness(i, id, Words.likeness(page.get(i), fact)))));
    alike.removeIf(it -> it.degree() == 0);
    alike.sort(Comparator.comparingDouble(Likeness::degree).reversed());
    alike.forEach(it -> takeAlike(it, entries));
  }

  private void takeAlike(Likeness it, Map<EntryId, Fact> entries) {
    Fact said = entries.get(it.entry());
    boolean free = !matches.containsKey(it.part()) && standing.containsKey(it.entry());
    if (free && said != null) {
      take(it.part(), it.entry(), said, true);
    }
  }

  private void take(int part, EntryId entry, Fact said, boolean edited) {
    matches.put(part, new Match(entry, said, edited));
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
