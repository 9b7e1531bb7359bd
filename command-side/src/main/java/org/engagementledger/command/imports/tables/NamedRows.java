package org.engagementledger.command.imports.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.EntryId;

/** The rows of one dossier, and which entry each of them is by what names it in its table. */
final class NamedRows {
  private final CountryCode country;
  private final RowIds ids;
  private final List<Row> all;
  private final Set<String> keys;
  private final Map<String, List<Row>> seen = new HashMap<>();

  /** Rows in the order in which they are imported. */
  NamedRows(CountryCode country, RowIds ids, List<Row> all) {
    this.country = country;
    this.ids = ids;
    this.all = List.copyOf(all);
    this.keys = all.stream().map(Row::key).collect(Collectors.toSet());
  }

  List<Row> all() {
    return all;
  }

  /** The row before this one that says exactly the same; asked once of each row. */
  Optional<Row> twin(Row row) {
    List<Row> same = seen.computeIfAbsent(row.key(), key -> new ArrayList<>());
    Optional<Row> twin = same.stream().filter(it -> it.members().equals(row.members())).findFirst();
    same.add(row);
    return twin;
  }

  /**
   * The entry that a row is, once it was asked for its twin. A table that gave only first days, and
   * gives last days as well now, still names its entries.
   */
  EntryId entry(Row row, Dossier dossier) {
    int n = seen.getOrDefault(row.key(), List.of()).size();
    EntryId own = ids.entry(country, row.key(), n);
    return row.keyOfFirstDay()
        .filter(key -> !keys.contains(key) && dossier.entry(own).isEmpty())
        .map(key -> ids.entry(country, key, n))
        .filter(it -> dossier.entry(it).isPresent())
        .orElse(own);
  }
}
