package org.engagementledger.command.imports.reconciliation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.command.imports.rows.RowType;
import org.engagementledger.command.imports.rows.TableRow;
import org.engagementledger.dates.DayRange;
import org.engagementledger.dossiers.Dossier;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.Status;

/**
 * Rows that say the same as another row of their table, and say less exactly when it happened. They
 * say nothing new, unless something between the two makes them happen twice.
 */
final class LessExactRows {
  private final List<TableRow> rows;
  private final Dossier dossier;

  private LessExactRows(List<TableRow> rows, Dossier dossier) {
    this.rows = rows;
    this.dossier = dossier;
  }

  /** For the number of each such row, the row that is most exact. */
  static Map<Long, TableRow> of(List<TableRow> rows, Dossier dossier) {
    Map<Long, TableRow> exacter = new HashMap<>();
    rows.stream()
        .filter(it -> it.sort().isPosition() || it.sort() == RowType.COSPONSORSHIP)
        .collect(Collectors.groupingBy(it -> it.text(it.sort().subject())))
        .values()
        .forEach(it -> exacter.putAll(new LessExactRows(it, dossier).exacter()));
    return exacter;
  }

  private Map<Long, TableRow> exacter() {
    Map<Long, TableRow> exacter = new HashMap<>();
    if (rows.size() > 1) {
      rows.forEach(it -> exacter(it).ifPresent(other -> exacter.put(it.number(), other)));
    }
    return exacter;
  }

  private Optional<TableRow> exacter(TableRow row) {
    List<TableRow> within =
        rows.stream().filter(it -> it.sort() == row.sort() && isWithin(it, row)).toList();
    return within.isEmpty() || happensTwice(row)
        ? Optional.empty()
        : within.stream()
            .filter(it -> within.stream().noneMatch(in -> isWithin(in, it)))
            .findFirst();
  }

  private static boolean isWithin(TableRow exact, TableRow coarse) {
    return coarse.range().equals(exact.range())
        ? exact.date().isSurerThan(coarse.date())
        : coarse.range().contains(exact.range());
  }

  /** What a state says again after it said the opposite is something else. */
  private boolean happensTwice(TableRow row) {
    if (!row.sort().isPosition()) {
      return false;
    }
    Set<DayRange> opposite = new TreeSet<>(opposite(row).toList());
    boolean isBetween = opposite.stream().anyMatch(row.range()::overlaps);
    return isBetween && (row.sort() != RowType.WITHDRAWAL || opposite.size() > 1);
  }

  private Stream<DayRange> opposite(TableRow row) {
    Status status = status(row.sort());
    Stream<DayRange> ofRows =
        rows.stream().filter(it -> status(it.sort()) != status).map(TableRow::range);
    Stream<DayRange> ofEntries =
        dossier
            .standing()
            .filter(
                it ->
                    it.fact() instanceof Position on
                        && on.instrument().id().equals(row.text("instrument"))
                        && on.status() != status)
            .map(it -> DayRange.of(it.fact()));
    return Stream.concat(ofRows, ofEntries);
  }

  private static Status status(RowType sort) {
    return switch (sort) {
      case ENDORSEMENT -> Status.ENDORSED;
      case WITHDRAWAL -> Status.WITHDRAWN;
      case NON_ENDORSEMENT -> Status.NOT_ENDORSED;
      default -> Status.UNKNOWN;
    };
  }
}
