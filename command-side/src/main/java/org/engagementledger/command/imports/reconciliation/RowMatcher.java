package org.engagementledger.command.imports.reconciliation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.engagementledger.command.imports.rows.TableRow;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;

/**
 * The rows of one dossier, and which entry each of them is by what names it in its table. Of rows
 * with one name, those that say what the table last said of an entry are that entry; then those
 * that differ in one member; the rest are what is left, in the order in which things happened.
 */
final class RowMatcher {
  private static final int MOST_COMPARED = 10_000;

  private final List<TableRow> all;
  private final TableEntries own;
  private final RowFacts facts;
  private final Map<Long, TableRow> twins = new HashMap<>();
  private final Map<Long, Integer> places = new HashMap<>();
  private final Map<Long, TableRow> exacter;
  private final Map<Long, EntryId> entries = new HashMap<>();
  private final Set<EntryId> claimed = new HashSet<>();
  private final Map<Long, Optional<Fact>> read = new HashMap<>();
  private Optional<Set<String>> said = Optional.empty();

  /** Rows in the order in which they are imported. */
  RowMatcher(List<TableRow> all, TableEntries own, RowFacts facts) {
    this.all = List.copyOf(all);
    this.own = own;
    this.facts = facts;
    findTwins();
    exacter =
        LessExactRows.of(all.stream().filter(it -> twin(it).isEmpty()).toList(), own.dossier());
    Map<String, List<TableRow>> families = new LinkedHashMap<>();
    all.stream()
        .filter(it -> twin(it).isEmpty() && (exacter(it).isEmpty() || !it.id().isEmpty()))
        .forEach(it -> families.computeIfAbsent(it.family(), key -> new ArrayList<>()).add(it));
    families.values().forEach(this::match);
    all.stream().filter(it -> !entries.containsKey(it.number())).forEach(this::name);
  }

  List<TableRow> all() {
    return all;
  }

  /** The row before this one that says exactly the same. */
  Optional<TableRow> twin(TableRow row) {
    return Optional.ofNullable(twins.get(row.number()));
  }

  /** The row that says the same as this one, and says when it happened more exactly. */
  Optional<TableRow> exacter(TableRow row) {
    return Optional.ofNullable(exacter.get(row.number()));
  }

  /** The entry that a row is; a row that has a more exact one is the entry of that. */
  EntryId entry(TableRow row) {
    TableRow named = row.id().isEmpty() ? exacter(row).orElse(row) : row;
    return Objects.requireNonNull(entries.get(named.number()));
  }

  /** Whether an entry is one of these rows. */
  boolean isClaimed(EntryId entry) {
    return claimed.contains(entry);
  }

  /** Whether one of the rows says exactly that. */
  boolean says(Fact fact) {
    if (said.isEmpty()) {
      said =
          Optional.of(
              all.stream()
                  .flatMap(it -> fact(it).stream())
                  .map(facts::sameDays)
                  .collect(Collectors.toSet()));
    }
    return said.orElseThrow().contains(facts.sameDays(fact));
  }

  private void findTwins() {
    Map<String, List<TableRow>> seen = new HashMap<>();
    for (TableRow row : all) {
      List<TableRow> same = seen.computeIfAbsent(row.key(), key -> new ArrayList<>());
      same.stream()
          .filter(it -> it.members().equals(row.members()))
          .findFirst()
          .ifPresent(it -> twins.put(row.number(), it));
      same.add(row);
      places.put(row.number(), same.size());
    }
  }

  private void match(List<TableRow> rows) {
    Map<EntryId, Entry> left = own.of(rows);
    if (left.size() == 1 && rows.size() == 1) {
      claim(rows.getFirst(), left.values().iterator().next(), left);
    } else if (!left.isEmpty()) {
      List<TableRow> changed = matchSame(rows, left);
      boolean areFew = (long) changed.size() * left.size() <= MOST_COMPARED;
      List<TableRow> others = areFew ? matchAlike(changed, left) : changed;
      others.stream()
          .limit(left.size())
          .forEach(it -> claim(it, left.values().iterator().next(), left));
    }
  }

  /** Rows may be many, so that the same is looked up. */
  private List<TableRow> matchSame(List<TableRow> rows, Map<EntryId, Entry> left) {
    Map<String, List<Entry>> bySaying =
        left.values().stream().collect(Collectors.groupingBy(it -> facts.words(own.said(it))));
    List<TableRow> changed = new ArrayList<>();
    for (TableRow row : rows) {
      List<Entry> same =
          fact(row).map(it -> bySaying.get(facts.words(it))).orElseGet(ArrayList::new);
      if (same.isEmpty()) {
        changed.add(row);
      } else {
        claim(row, same.removeFirst(), left);
      }
    }
    return changed;
  }

  private List<TableRow> matchAlike(List<TableRow> rows, Map<EntryId, Entry> left) {
    List<TableRow> others = new ArrayList<>();
    for (TableRow row : rows) {
      fact(row)
          .flatMap(says -> alike(says, left))
          .ifPresentOrElse(it -> claim(row, it, left), () -> others.add(row));
    }
    return others;
  }

  private Optional<Entry> alike(Fact says, Map<EntryId, Entry> left) {
    return left.values().stream().filter(it -> facts.areAlike(own.said(it), says)).findFirst();
  }

  private void claim(TableRow row, Entry entry, Map<EntryId, Entry> left) {
    left.remove(entry.id());
    entries.put(row.number(), entry.id());
    if (exacter(row).isEmpty()) {
      claimed.add(entry.id());
    }
  }

  /**
   * A row that is no entry yet has its place among those with its key, or the next that is free.
   */
  private void name(TableRow row) {
    EntryId free = own.free(row, places.getOrDefault(row.number(), 1), claimed);
    entries.put(row.number(), free);
    if (twin(row).isEmpty() && exacter(row).isEmpty()) {
      claimed.add(free);
    }
  }

  /** What a row says; empty if it says nothing that can be recorded. */
  private Optional<Fact> fact(TableRow row) {
    return read.computeIfAbsent(row.number(), it -> facts.read(row));
  }
}
