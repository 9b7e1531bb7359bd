package org.engagementledger.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.engagementledger.dates.DaySpan;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.PageLayout.Piece;
import org.engagementledger.pages.content.Field;
import org.engagementledger.pages.content.Line;
import org.engagementledger.pages.content.PageBuilder;

/**
 * What stands before the text of an engagement: a bullet or a number, its place, its date, the mark
 * between date and text.
 *
 * @param date what the label says, or the line itself; unknown if neither says one
 * @param days from the first to the last, if it says in words that it lasted so long
 * @param isDated whether a date was read
 * @param isPlain whether the date ends with a colon or a dash, or stands behind a bullet
 * @param place in brackets beside the date; empty if there is none
 * @param pieces the label from left to right; the text follows
 * @param length of the label, in characters of the line
 * @param closing what closes the mark that opens the label, if that is not closed before the text
 * @param doubts what somebody should look at
 */
record EntryLabel(
    EdtfDate date,
    Optional<DaySpan> days,
    boolean isDated,
    boolean isPlain,
    String place,
    List<Piece> pieces,
    int length,
    String closing,
    List<String> doubts) {
  /** The same list, unmodifiable. */
  EntryLabel {
    pieces = List.copyOf(pieces);
    doubts = List.copyOf(doubts);
  }

  /** The label of a line that begins with a date. */
  static Optional<EntryLabel> dated(Line line) {
    return new LabelReader(line).dated();
  }

  /** The label of a line without a date: at most a bullet. */
  static EntryLabel undated(Line line) {
    return new LabelReader(line).undated();
  }

  /** The pieces with those of the text behind them. */
  List<Piece> with(String lead, String text, String tail) {
    List<Piece> all = new ArrayList<>(pieces);
    all.addAll(PageBuilder.pieces(lead, Field.TEXT, text, tail));
    return all;
  }
}
