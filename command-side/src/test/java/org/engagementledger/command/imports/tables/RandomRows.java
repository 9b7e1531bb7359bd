package org.engagementledger.command.imports.tables;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.engagementledger.random.Seeded;
import tools.jackson.databind.node.ObjectNode;

/** Rows such as somebody might have in a table, with some that contradict others. */
record RandomRows(Seeded seeded) {
  private static final List<String> INSTRUMENTS =
      List.of("safe-schools-declaration", "vancouver-principles", "no-such-declaration");

  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    int count = 1 + seeded.below(12);
    for (int i = 0; i < count; i++) {
      rows.add(row(i + 2));
    }
    return rows;
  }

  /** The same rows, each with what it says changed now and then, but not what it is about. */
  List<Row> corrected(List<Row> rows) {
    return rows.stream().map(row -> seeded.oneIn(3) ? with(row, "note", words()) : row).toList();
  }

  /** The same rows in another order, as they would be numbered then. */
  List<Row> shuffled(List<Row> rows) {
    List<Row> other = new ArrayList<>(rows);
    Collections.shuffle(other, new Random(seeded.below(1_000_000)));
    return other;
  }

  static Row endorsement(String date) {
    return position(2, RowSort.ENDORSEMENT, INSTRUMENTS.getFirst(), date);
  }

  /** Endorsements, each perhaps followed by a withdrawal in a later year. */
  List<Row> thatAgree() {
    List<Row> rows = new ArrayList<>();
    for (String instrument : INSTRUMENTS.subList(0, 2)) {
      int year = 2011 + seeded.below(4);
      rows.add(
          position(
              rows.size() + 2, RowSort.ENDORSEMENT, instrument, year + "-03-1" + seeded.below(9)));
      if (seeded.oneIn(2)) {
        rows.add(
            position(
                rows.size() + 2,
                RowSort.WITHDRAWAL,
                instrument,
                year + 2 + "-05-1" + seeded.below(9)));
      }
    }
    return rows;
  }

  /** The same rows, the dates of which are less exact here and there. */
  List<Row> coarsened(List<Row> rows) {
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

  private static Row position(long number, RowSort sort, String instrument, String date) {
    ObjectNode members =
        DossierOfRows.JSON.createObjectNode().put("date", date).put("instrument", instrument);
    return new Row(number, 0, sort, "KZ", "", members);
  }

  private Row row(int number) {
    RowSort sort =
        seeded.of(
            RowSort.ENDORSEMENT,
            RowSort.ENDORSEMENT,
            RowSort.WITHDRAWAL,
            RowSort.NON_ENDORSEMENT,
            RowSort.ENGAGEMENT,
            RowSort.ATTRIBUTE);
    ObjectNode members = DossierOfRows.JSON.createObjectNode().put("date", date());
    switch (sort) {
      case ENGAGEMENT -> members.put("kind", "MEETING").put("title", words());
      case ATTRIBUTE -> members.put("name", "PEACEKEEPING").put("text", words());
      default -> members.put("instrument", seeded.of(INSTRUMENTS)).put("note", words());
    }
    return new Row(number, 0, sort, "KZ", "", members);
  }

  private static Row with(Row row, String member, String text) {
    if (!row.sort().isPosition()) {
      return row;
    }
    ObjectNode members = row.members().deepCopy().put(member, text);
    return new Row(row.number(), 0, row.sort(), row.country(), row.id(), members);
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
