package org.engagementledger.pages.content;

/**
 * Something on a page that a person should look at.
 *
 * @param line from 1
 * @param sentence what it is
 */
public record ParseWarning(int line, String sentence) {
  /** Of an engagement without a date. */
  public static final String UNDATED = "begins with no date that is known; its date is unknown";

  /** Of a place in brackets. */
  public static final String PLACE = "what stands in brackets is taken for the place";
}
