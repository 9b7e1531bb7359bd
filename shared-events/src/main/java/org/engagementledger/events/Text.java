package org.engagementledger.events;

import java.nio.charset.StandardCharsets;

/** What every text in the ledger must be: printable, and short enough for an entry. */
final class Text {
  /** Bytes in UTF-8, whatever the script; leaves room for the rest in an entry of 65,535. */
  private static final int LONGEST = 60_000;

  private Text() {}

  /** A text of several lines; refuses control characters other than tab and line ends. */
  static String free(String field, String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    require(
        bytes <= LONGEST,
        field,
        "has %d bytes; at most %d fit into one entry".formatted(bytes, LONGEST));
    text.chars()
        .filter(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r')
        .findFirst()
        .ifPresent(c -> require(false, field, "holds the control character U+%04X".formatted(c)));
    require(isWellFormed(text), field, "holds half of a character pair");
    return text;
  }

  /** A text of one line. */
  static String line(String field, String text) {
    require(text.indexOf('\n') < 0 && text.indexOf('\r') < 0, field, "has more than one line");
    return free(field, text);
  }

  /** A text of one line that says something. */
  static String required(String field, String text) {
    require(!text.isBlank(), field, "is missing");
    return line(field, text);
  }

  private static void require(boolean holds, String field, String otherwise) {
    if (!holds) {
      throw new Refusal(field + " " + otherwise).at("/" + field);
    }
  }

  private static boolean isWellFormed(String text) {
    return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= 0xDFFF);
  }
}
