package org.engagementledger.events;

/** What every text in the ledger must be: printable, and short enough for an entry. */
final class Text {
  /** Leaves room in an entry of 65,535 bytes for everything else, whatever the script. */
  private static final int LONGEST = 60_000;

  private Text() {}

  /** A text of several lines; refuses control characters other than tab and line ends. */
  static String free(String field, String text) {
    Refusal.unless(
        text.length() <= LONGEST,
        "%s has %s characters; at most %s fit into one entry",
        field,
        text.length(),
        LONGEST);
    text.chars()
        .filter(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r')
        .findFirst()
        .ifPresent(c -> refuse(field, c));
    Refusal.unless(isWellFormed(text), "%s holds half of a character pair", field);
    return text;
  }

  /** A text of one line. */
  static String line(String field, String text) {
    Refusal.unless(text.indexOf('\n') < 0 && text.indexOf('\r') < 0, "%s is one line", field);
    return free(field, text);
  }

  /** A text of one line that says something. */
  static String required(String field, String text) {
    Refusal.unless(!text.isBlank(), "%s is missing", field);
    return line(field, text);
  }

  private static void refuse(String field, int character) {
    throw new Refusal("%s holds the control character U+%04X".formatted(field, character));
  }

  private static boolean isWellFormed(String text) {
    return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= 0xDFFF);
  }
}
