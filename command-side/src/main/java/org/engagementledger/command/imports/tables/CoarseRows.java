package org.engagementledger.command.imports.tables;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.events.DayRange;
import org.engagementledger.events.Dossier;
import org.engagementledger.events.Fact.Position;
import org.engagementledger.events.Status;

/**
 * Rows that say the same as another row of their table, and say less exactly when it happened. They
 * say nothing new, unless something between the two makes them happen twice.
 */
final class CoarseRows {
  private final List<Row> rows;
  private final Dossier dossier;

  private CoarseRows(List<Row> rows, Dossier dossier) {
    this.rows = rows;
    this.dossier = dossier;
  }

  /** For the number of each such row, the row that is most exact. */
  static Map<Long, Row> of(List<Row> rows, Dossier dossier) {
    Map<Long, Row> exacter = new HashMap<>();
    rows.stream()
        .filter(it -> it.sort().isPosition() || it.sort() == RowSort.COSPONSORSHIP)
        .collect(Collectors.groupingBy(it -> it.text(it.sort().subject())))
        .values()
        .forEach(it -> exacter.putAll(new CoarseRows(it, dossier).exacter()));
    return exacter;
  }

  private Map<Long, Row> exacter() {
    Map<Long, Row> exacter = new HashMap<>();
    if (rows.size() > 1) {
      rows.forEach(it -> exacter(it).ifPresent(other -> exacter.put(it.number(), other)));
    }
    return exacter;
  }

  private Optional<Row> exacter(Row row) {
    List<Row> within =
        rows.stream().filter(it -> it.sort() == row.sort() && isWithin(it, row)).toList();
    return within.isEmpty() || happensTwice(row)
        ? Optional.empty()
        : within.stream()
            .filter(it -> within.stream().noneMatch(in -> isWithin(in, it)))
            .findFirst();
  }

  private static boolean isWithin(Row exact, Row coarse) {
    return coarse.range().equals(exact.range())
        ? exact.date().isSurerThan(coarse.date())
        : coarse.range().contains(exact.range());
  }

  /** What a state says again after it said the opposite is something else. */
  private boolean happensTwice(Row row) {
    if (!row.sort().isPosition()) {
      return false;
    }
    Set<DayRange> opposite = new TreeSet<>(opposite(row).toList());
    boolean isBetween = opposite.stream().anyMatch(row.range()::overlaps);
    return isBetween && (row.sort() != RowSort.WITHDRAWAL || opposite.size() > 1);
  }

  private Stream<DayRange> opposite(Row row) {
    Status status = status(row.sort());
    Stream<DayRange> ofRows =
        rows.stream().filter(it -> status(it.sort()) != status).map(Row::range);
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

  private static Status status(RowSort sort) {
    return switch (sort) {
      case ENDORSEMENT -> Status.ENDORSED;
      case WITHDRAWAL -> Status.WITHDRAWN;
      case NON_ENDORSEMENT -> Status.NOT_ENDORSED;
      default -> Status.UNKNOWN;
    };
  }
}
