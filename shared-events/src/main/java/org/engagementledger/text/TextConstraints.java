package org.engagementledger.text;

import java.nio.charset.StandardCharsets;

/** What every text in the ledger must be: printable, and short enough for an entry. */
public final class TextConstraints {
  /** Bytes in UTF-8, whatever the script; leaves room for the rest in an entry of 65,535. */
  private static final int LONGEST = 60_000;

  /** That one of Java's characters takes in UTF-8. */
  private static final int MOST_BYTES = 3;

  private TextConstraints() {}

  /** A text of several lines; refuses control characters other than tab and line ends. */
  public static String free(String field, String text) {
    requireFitting(field, text);
    text.codePoints().forEach(c -> requirePrintable(field, c));
    return text;
  }

  private static void requirePrintable(String field, int c) {
    if (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r') {
      throw refusal(field, "holds the control character U+%04X".formatted(c));
    }
    boolean isHalf = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    require(!isHalf, field, "holds half of a character pair");
  }

  private static void requireFitting(String field, String text) {
    if (text.length() > LONGEST / MOST_BYTES) {
      int bytes = text.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > LONGEST) {
        throw refusal(
            field, "has %d bytes; at most %d fit into one entry".formatted(bytes, LONGEST));
      }
    }
  }

  /** A text of one line. */
  public static String line(String field, String text) {
    require(text.indexOf('\n') < 0 && text.indexOf('\r') < 0, field, "has more than one line");
    return free(field, text);
  }

  /** A text of one line that says something. */
  public static String required(String field, String text) {
    require(!text.isBlank(), field, "is missing");
    return line(field, text);
  }

  private static void require(boolean holds, String field, String otherwise) {
    if (!holds) {
      throw refusal(field, otherwise);
    }
  }

  private static Refusal refusal(String field, String otherwise) {
    return new Refusal(field + " " + otherwise).at("/" + field);
  }
}
