package org.engagementledger.command.imports.reconciliation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.engagementledger.command.imports.TextNormalizer;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Redaction;

/** What stood in a dossier before an import, by what it says. */
final class ExistingEntries {
  private final RowFacts facts;
  private final Map<String, EntryId> byKey = new HashMap<>();
  private final Map<String, List<EntryId>> byWords = new HashMap<>();
  private final Set<EntryId> agreed = new HashSet<>();
  private final List<Fact> marked = new ArrayList<>();
  private boolean isAnyAmended;

  ExistingEntries(Dossier dossier, RowFacts facts) {
    this.facts = facts;
    dossier.standing().forEach(this::add);
    dossier.entries().stream()
        .filter(it -> !it.stands() && !it.fact().internal().isEmpty())
        .map(Entry::fact)
        .forEach(marked::add);
  }

  private void add(Entry entry) {
    isAnyAmended |= entry.version() > 1;
    byKey.put(facts.sameDays(entry.fact()), entry.id());
    words(entry.fact())
        .ifPresent(it -> byWords.computeIfAbsent(it, key -> new ArrayList<>()).add(entry.id()));
  }

  /** The entry that says the same, unless it says something else by now. */
  Optional<Entry> same(Dossier now, Fact fact) {
    String key = facts.sameDays(fact);
    return Optional.ofNullable(byKey.get(key))
        .flatMap(now::entry)
        .filter(it -> it.stands() && facts.sameDays(it.fact()).equals(key));
  }

  /**
   * The engagements of the same kind, title and text, and the attributes of the same name and text,
   * of which no row said yet that it is one.
   */
  Stream<Entry> told(Dossier now, Fact fact) {
    return saying(now, words(fact)).filter(it -> !agreed.contains(it.id()));
  }

  private Stream<Entry> saying(Dossier now, Optional<String> told) {
    return told.stream()
        .flatMap(it -> byWords.getOrDefault(it, List.of()).stream())
        .flatMap(it -> now.entry(it).stream())
        .filter(it -> it.stands() && words(it.fact()).equals(told));
  }

  /** Whether somebody amended one of them. */
  boolean isAnyAmended() {
    return isAnyAmended;
  }

  /** What was marked in an entry that did not stand any more, or says the same, stays marked. */
  Fact marked(Dossier now, Fact fact) {
    Fact carried = fact;
    for (Fact gone : marked) {
      carried = Redaction.also(carried, marks(gone, fact));
    }
    for (Entry same : saying(now, words(fact)).toList()) {
      carried = Redaction.also(carried, same.fact().internal());
    }
    return carried;
  }

  /** Of something that was internal as a whole, its texts are where another fact has them. */
  private static List<String> marks(Fact gone, Fact fact) {
    boolean isWhole = gone.internal().contains(Redaction.ALL);
    boolean isSame = words(gone).isPresent() && words(gone).equals(words(fact));
    return isWhole && !isSame
        ? gone.texts().stream().filter(text -> !text.isBlank()).toList()
        : gone.internal();
  }

  /** A row is that entry, so that no other is. */
  void agree(Entry entry) {
    agreed.add(entry.id());
  }

  /** Whether a row is that entry already. */
  boolean isAgreed(Entry entry) {
    return agreed.contains(entry.id());
  }

  private static Optional<String> words(Fact fact) {
    return switch (fact) {
      case Engagement it ->
          Optional.of(
              it.kind()
                  + "|"
                  + TextNormalizer.folded(it.title())
                  + "|"
                  + TextNormalizer.folded(it.text()));
      case Attribute it -> Optional.of(it.name() + "|" + TextNormalizer.folded(it.text()));
      default -> Optional.empty();
    };
  }
}
