package org.engagementledger.command.imports.reconciliation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.command.imports.rows.RowType;
import org.engagementledger.command.imports.rows.TableRow;
import org.engagementledger.dates.DayRange;
import org.engagementledger.dates.DaySpan;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.dossiers.Entry;
import org.engagementledger.facts.EntryId;
import org.engagementledger.facts.Fact;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.facts.Fact.Withdrawal;

/** The entries of a dossier that came from a table, found by what names its rows. */
final class TableEntries {
  /** As many rows in a row may have been refused, or have said what another says. */
  private static final int LONGEST_GAP = 30;

  private final Dossier dossier;
  private final RowIds ids;
  private final Supplier<LastTableFacts> history;
  private final Map<EntryId, Entry> byId = new HashMap<>();
  private final Map<String, Set<String>> daysByFirst = new HashMap<>();
  private boolean areDaysKnown;

  /**
   * The entries of a table.
   *
   * @param history what the table last said of each entry; asked for if others changed some
   */
  TableEntries(Dossier dossier, RowIds ids, Supplier<LastTableFacts> history) {
    this.dossier = dossier;
    this.ids = ids;
    this.history = history;
    dossier.entries().stream()
        .filter(it -> RowIds.isOfATable(it.id()))
        .forEach(it -> byId.put(it.id(), it));
  }

  Dossier dossier() {
    return dossier;
  }

  /** What the table last said of one of its entries. */
  Fact said(Entry entry) {
    return entry.version() == 1 ? entry.fact() : history.get().of(entry);
  }

  /** The entries that rows with one family were before, in the order in which things happened. */
  Map<EntryId, Entry> of(List<TableRow> rows) {
    Map<EntryId, Entry> found = new LinkedHashMap<>();
    if (byId.isEmpty()) {
      return found;
    }
    TableRow any = rows.getFirst();
    Set<String> keys =
        rows.stream().map(TableRow::key).collect(Collectors.toCollection(TreeSet::new));
    days(any).map(any::keyOn).forEach(keys::add);
    keys.stream()
        .flatMap(key -> of(key, rows.size()))
        .sorted(Comparator.comparing(it -> day(said(it))))
        .forEach(it -> found.put(it.id(), it));
    return found;
  }

  /** Whether an entry stands for a row of the table, though perhaps for none that it has today. */
  boolean isOwn(Entry entry, TableRow row) {
    return byId.containsKey(entry.id())
        && entry.fact() instanceof Engagement
        && of(row.keyOn(days(first(entry))), 0).anyMatch(it -> it.id().equals(entry.id()));
  }

  /** The n-th name with a row's key, or the next that no entry has. */
  EntryId free(TableRow row, int n, Set<EntryId> claimed) {
    EntryId name = ids.entry(dossier.country(), row.key(), n);
    for (int next = n + 1; byId.containsKey(name) || claimed.contains(name); next++) {
      name = ids.entry(dossier.country(), row.key(), next);
    }
    return name;
  }

  private Stream<Entry> of(String key, int rows) {
    Stream.Builder<Entry> found = Stream.builder();
    int absent = 0;
    for (int n = 1; absent <= rows + LONGEST_GAP; n++) {
      Entry entry = byId.get(ids.entry(dossier.country(), key, n));
      absent = entry == null ? absent + 1 : 0;
      if (entry != null) {
        found.add(last(entry));
      }
    }
    return found.build();
  }

  /** What a person took back may have been recorded anew. */
  private Entry last(Entry entry) {
    Entry next = entry.stands() ? null : byId.get(ids.restored(entry.id()));
    return next == null ? entry : last(next);
  }

  /** The days by which a table can have named what began on the same day. */
  private Stream<String> days(TableRow row) {
    if (row.sort() != RowType.ENGAGEMENT) {
      return Stream.empty();
    }
    if (!areDaysKnown) {
      byId.values().stream().filter(it -> it.fact() instanceof Engagement).forEach(this::addDays);
      areDaysKnown = true;
    }
    String first = row.firstDay();
    return Stream.concat(Stream.of(first), daysByFirst.getOrDefault(first, Set.of()).stream());
  }

  private void addDays(Entry entry) {
    Fact fact = first(entry);
    String first =
        DaySpan.between(fact.date())
            .map(it -> it.first().toString())
            .orElseGet(() -> fact.date().text());
    daysByFirst.computeIfAbsent(first, it -> new LinkedHashSet<>()).add(days(fact));
  }

  private Fact first(Entry entry) {
    return entry.version() == 1 ? entry.fact() : history.get().first(entry);
  }

  private static String days(Fact fact) {
    return fact.date().text() + fact.lastDay().map(it -> "/" + it.text()).orElse("");
  }

  /** Whether one comes after another among the entries of a table. */
  static boolean isAfter(Fact one, Fact other) {
    return day(one).isAfter(day(other));
  }

  private static LocalDate day(Fact fact) {
    DayRange days = DayRange.of(fact);
    return fact instanceof Withdrawal ? days.latest() : days.earliest();
  }
}
