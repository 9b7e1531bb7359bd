package org.engagementledger.command.imports.reconciliation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.engagementledger.command.imports.rows.RowType;
import org.engagementledger.command.imports.rows.TableRow;
import org.engagementledger.samples.SeededRandom;
import tools.jackson.databind.node.ObjectNode;

/** Rows such as somebody might have in a table, with some that contradict others. */
record RandomRows(SeededRandom seeded) {
  private static final List<String> INSTRUMENTS =
      List.of("safe-schools-declaration", "vancouver-principles", "no-such-declaration");

  List<TableRow> rows() {
    List<TableRow> rows = new ArrayList<>();
    int count = 1 + seeded.below(12);
    for (int i = 0; i < count; i++) {
      rows.add(row(i + 2));
    }
    return rows;
  }

  /** The same rows, each with what it says changed now and then, but not what it is about. */
  List<TableRow> corrected(List<TableRow> rows) {
    return rows.stream().map(row -> seeded.oneIn(3) ? with(row, "note", words()) : row).toList();
  }

  /** The same rows in another order, as they would be numbered then. */
  List<TableRow> shuffled(List<TableRow> rows) {
    List<TableRow> other = new ArrayList<>(rows);
    Collections.shuffle(other, new Random(seeded.below(1_000_000)));
    return other;
  }

  static TableRow endorsement(String date) {
    return position(2, RowType.ENDORSEMENT, INSTRUMENTS.getFirst(), date);
  }

  /** Endorsements, each perhaps followed by a withdrawal in a later year. */
  List<TableRow> thatAgree() {
    List<TableRow> rows = new ArrayList<>();
    for (String instrument : INSTRUMENTS.subList(0, 2)) {
      int year = 2011 + seeded.below(4);
      rows.add(
          position(
              rows.size() + 2, RowType.ENDORSEMENT, instrument, year + "-03-1" + seeded.below(9)));
      if (seeded.oneIn(2)) {
        rows.add(
            position(
                rows.size() + 2,
                RowType.WITHDRAWAL,
                instrument,
                year + 2 + "-05-1" + seeded.below(9)));
      }
    }
    return rows;
  }

  /** The same rows, the dates of which are less exact here and there. */
  List<TableRow> coarsened(List<TableRow> rows) {
    return rows.stream()
        .map(
            row ->
                position(
                    row.number(), row.sort(), row.text("instrument"), coarse(row.text("date"))))
        .toList();
  }

  private String coarse(String day) {
    return seeded.of(day, day.substring(0, 7), day.substring(0, 4));
  }

  private static TableRow position(long number, RowType sort, String instrument, String date) {
    ObjectNode members =
        InMemoryRowImport.JSON.createObjectNode().put("date", date).put("instrument", instrument);
    return new TableRow(number, 0, sort, "KZ", "", members);
  }

  private TableRow row(int number) {
    RowType sort =
        seeded.of(
            RowType.ENDORSEMENT,
            RowType.ENDORSEMENT,
            RowType.WITHDRAWAL,
            RowType.NON_ENDORSEMENT,
            RowType.ENGAGEMENT,
            RowType.ATTRIBUTE);
    ObjectNode members = InMemoryRowImport.JSON.createObjectNode().put("date", date());
    switch (sort) {
      case ENGAGEMENT -> members.put("kind", "MEETING").put("title", words());
      case ATTRIBUTE -> members.put("name", "PEACEKEEPING").put("text", words());
      default -> members.put("instrument", seeded.of(INSTRUMENTS)).put("note", words());
    }
    return new TableRow(number, 0, sort, "KZ", "", members);
  }

  private static TableRow with(TableRow row, String member, String text) {
    if (!row.sort().isPosition()) {
      return row;
    }
    ObjectNode members = row.members().deepCopy().put(member, text);
    return new TableRow(row.number(), 0, row.sort(), row.country(), row.id(), members);
  }

  private String words() {
    return seeded.of("one", "two", "three", "four");
  }

  private String date() {
    int year = 2015 + seeded.below(4);
    return switch (seeded.below(5)) {
      case 0 -> year + "-0" + (1 + seeded.below(3)) + "-1" + seeded.below(3);
      case 1 -> year + "-0" + (1 + seeded.below(3));
      case 2 -> year + "/" + (year + seeded.below(2));
      case 3 -> year + "-02-10/..";
      default -> Integer.toString(year);
    };
  }
}
