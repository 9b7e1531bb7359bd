package org.engagementledger.command.imports;

import java.util.List;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.pages.content.ParseWarning;

/**
 * What an import did, or would do.
 *
 * @param digest SHA-256 of the page's bytes, in hexadecimal
 * @param dryRun whether nothing was recorded
 * @param events how many events were recorded, or would be
 * @param position up to which position the ledger holds them; 0 if nothing was recorded
 * @param rows what became of each fact on the page, and of those that are gone from it
 * @param remarks what could not be placed, or only by guessing
 * @param suggestions what a person may want to record besides
 */
public record ImportReport(
    CountryCode country,
    String file,
    String digest,
    boolean dryRun,
    int events,
    long position,
    List<Row> rows,
    List<ParseWarning> remarks,
    List<Suggestion> suggestions) {
  /** The same lists, unmodifiable. */
  public ImportReport {
    rows = List.copyOf(rows);
    remarks = List.copyOf(remarks);
    suggestions = List.copyOf(suggestions);
  }

  /** What became of a fact. */
  public enum Action {
    /** It is recorded for the first time. */
    NEW,
    /** The entry said something else before. */
    AMENDED,
    /** The entry is taken back, since the page does not have it any more. */
    RETRACTED,
    /** It was recorded before. */
    UNCHANGED,
    /** It stays on the page as text, and nothing is recorded; a remark says why. */
    TEXT,
    /** A person took the same back, so nothing is recorded; the report says who and why. */
    STAYS_RETRACTED,
    /** A row that agrees with what others recorded, with a more exact date; nothing is recorded. */
    MORE_EXACT,
    /** A row of a table of which nothing is recorded; the report says why. */
    REFUSED,
    /** A row of a table of which nothing is to be recorded, as its mapping says. */
    SKIPPED
  }

  /**
   * One fact.
   *
   * @param line where it stands on the page, from 1; 0 if it is gone from it
   * @param what its sort, such as engagement
   * @param date in EDTF, or the first and the last day; empty if it is unknown
   * @param kind of an engagement, as its text suggests; of others, what it is about
   * @param text the beginning of what it says; empty for personal data
   */
  public record Row(int line, String what, String date, String kind, Action action, String text) {}

  /**
   * Something that a text seems to say, for a person to record or not.
   *
   * @param line where the text begins
   * @param what COSPONSORSHIP, COUNTRIES or FOLLOW_UP; INTERNAL for what looks like a person and is
   *     marked as internal, PERSON for what does and is open to readers
   * @param words what the text says of it
   */
  public record Suggestion(int line, String what, String words) {}

  public ImportReport recorded(long newPosition) {
    return new ImportReport(
        country, file, digest, false, events, newPosition, rows, remarks, suggestions);
  }
}
