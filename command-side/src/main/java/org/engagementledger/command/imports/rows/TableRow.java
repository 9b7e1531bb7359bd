package org.engagementledger.command.imports.rows;

import java.time.LocalDate;
import org.engagementledger.dates.DayRange;
import org.engagementledger.dates.DaySpan;
import org.engagementledger.dates.EdtfDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a row says, in the words of the API.
 *
 * @param number as a spreadsheet counts, from 1; the header is row 1
 * @param rule which rule of the mapping it was read by, from 0
 * @param country its code; empty for a reference
 * @param id by which the table itself names the row; empty if it does not
 * @param members what it says; null where it has a column and says nothing in it
 */
public record TableRow(
    long number, int rule, RowType sort, String country, String id, ObjectNode members) {
  private static final String LAST_DAY = "lastDay";
  private static final int FARTHEST_DAY = 1 << 22;

  /** What a member says; empty if nothing. */
  public String text(String member) {
    JsonNode said = members.path(member);
    return said.isNull() ? "" : said.asString("");
  }

  /** When it happened. */
  public EdtfDate date() {
    String date = text("date");
    return date.isEmpty() ? EdtfDate.UNKNOWN : new EdtfDate(date);
  }

  /** By what it is recognised when the table comes again, unless another row has the same. */
  public String key() {
    return keyOn(days());
  }

  /** The same as it was when the row said that it happened on these days. */
  public String keyOn(String days) {
    if (!id.isEmpty()) {
      return sort + "|id|" + id;
    }
    String key = sort + "|" + text(sort.subject());
    return switch (sort) {
      case ATTRIBUTE -> key + "|" + text("date");
      case ENGAGEMENT -> key + "|" + days + "|" + text(text("title").isEmpty() ? "text" : "title");
      default -> key;
    };
  }

  /** What all its keys have in common, however long it is said to have lasted. */
  public String family() {
    return sort == RowType.ENGAGEMENT ? keyOn(firstDay()) : key();
  }

  /** The day on which it began; another date as it is. */
  public String firstDay() {
    return DaySpan.between(date()).map(it -> it.first().toString()).orElseGet(() -> text("date"));
  }

  /** What lasts is named by an interval, as it was before anything was known to last. */
  private String days() {
    String lastDay = text(LAST_DAY);
    return lastDay.isEmpty() ? text("date") : text("date") + "/" + lastDay;
  }

  /** The days on which it happened, if it happened on one of them. */
  public DayRange range() {
    return new DayRange(date().earliest(), date().latest());
  }

  /**
   * Where it stands among the rows of its dossier, from 0 to below 2^24: what happened first comes
   * first, whatever the order in the file; a withdrawal after what it may withdraw.
   */
  public long order() {
    if (!sort.isFact()) {
      return 0;
    }
    LocalDate day = sort == RowType.WITHDRAWAL ? date().latest() : date().earliest();
    long number = Math.clamp(day.toEpochDay() - LocalDate.of(0, 1, 1).toEpochDay(), 0, last());
    return number * 4 + sort.rank();
  }

  private static long last() {
    return FARTHEST_DAY - 1L;
  }
}
