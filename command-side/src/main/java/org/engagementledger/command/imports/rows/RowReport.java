package org.engagementledger.command.imports.rows;

import java.util.stream.Stream;
import org.engagementledger.command.imports.ImportReport.Action;

/**
 * What became of a row.
 *
 * @param row as a spreadsheet counts, from 1; the header is row 1
 * @param country its code; empty if it is a reference, or if none was recognised
 * @param what its sort, such as endorsement
 * @param date in EDTF, or the first and the last day; empty if it is unknown
 * @param kind of an engagement; of others, what it is about
 * @param text the beginning of what it says
 * @param column which column is to blame; empty if not one alone
 * @param why where it is not plain
 */
public record RowReport(
    long row,
    String country,
    Action action,
    String what,
    String date,
    String kind,
    String text,
    String column,
    String why) {
  private static final int LONGEST = 160;
  private static final int LONGEST_WHY = 500;

  public static RowReport of(TableRow row, Action action, String why) {
    return of(row, action, "", why);
  }

  public static RowReport of(TableRow row, Action action, String column, String why) {
    String text =
        Stream.of("title", "text", "note", "name")
            .map(row::text)
            .filter(it -> !it.isBlank())
            .findFirst()
            .orElse("");
    return new RowReport(
        row.number(),
        row.country(),
        action,
        row.sort().slug(),
        date(row),
        row.text(row.sort().subject()),
        beginning(text, LONGEST),
        column,
        beginning(why, LONGEST_WHY));
  }

  private static String date(TableRow row) {
    String lastDay = row.text("lastDay");
    return row.text("date") + (lastDay.isEmpty() ? "" : " to " + lastDay);
  }

  /** A row of which not even that is known what it says. */
  static RowReport unread(long row, Action action, String column, String why) {
    return new RowReport(row, "", action, "", "", "", "", column, beginning(why, LONGEST_WHY));
  }

  public boolean isRefused() {
    return action == Action.REFUSED;
  }

  /** Whether the ledger says what the row says, by it or by others. */
  public boolean isRecorded() {
    return switch (action) {
      case NEW, AMENDED, UNCHANGED -> true;
      case REFUSED, STAYS_RETRACTED, MORE_EXACT, SKIPPED, RETRACTED, TEXT -> false;
    };
  }

  private static String beginning(String text, int longest) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ");
    return line.length() <= longest ? line : line.substring(0, longest) + "\u2026";
  }
}
