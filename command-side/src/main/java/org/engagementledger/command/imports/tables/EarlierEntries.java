package org.engagementledger.command.imports.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.engagementledger.command.imports.FactText;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.Entry;
import org.engagementledger.events.EntryId;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Fact.Engagement;
import org.engagementledger.events.FoldedText;

/** What stood in a dossier before an import, by what it says. */
final class EarlierEntries {
  private final RowFacts facts;
  private final Map<String, EntryId> byKey = new HashMap<>();
  private final Map<String, List<EntryId>> byWords = new HashMap<>();
  private final Set<EntryId> agreed = new HashSet<>();

  EarlierEntries(Dossier dossier, RowFacts facts) {
    this.facts = facts;
    dossier.standing().forEach(this::add);
  }

  private void add(Entry entry) {
    byKey.put(facts.sameDays(entry.fact()), entry.id());
    if (entry.fact() instanceof Engagement it) {
      byWords.computeIfAbsent(words(it), key -> new ArrayList<>()).add(entry.id());
    }
  }

  /** The entry that says the same, unless it says something else by now. */
  Optional<Entry> same(Dossier now, Fact fact) {
    String key = facts.sameDays(fact);
    return Optional.ofNullable(byKey.get(key))
        .flatMap(now::entry)
        .filter(it -> it.stands() && facts.sameDays(it.fact()).equals(key));
  }

  /** The engagements of the same kind, title and text, of which no row said yet that it is one. */
  Stream<Entry> told(Dossier now, Fact fact) {
    return fact instanceof Engagement engagement
        ? byWords.getOrDefault(words(engagement), List.of()).stream()
            .filter(it -> !agreed.contains(it))
            .flatMap(it -> now.entry(it).stream())
            .filter(it -> it.stands() && saysSo(it.fact(), engagement))
        : Stream.empty();
  }

  /** A row is that entry, so that no other is. */
  void agree(Entry entry) {
    agreed.add(entry.id());
  }

  private static boolean saysSo(Fact entry, Engagement engagement) {
    return entry instanceof Engagement it && words(it).equals(words(engagement));
  }

  private static String words(Engagement it) {
    return it.kind() + "|" + plain(it.title()) + "|" + plain(it.text());
  }

  private static String plain(String text) {
    return FoldedText.of(FactText.plain(text));
  }
}
