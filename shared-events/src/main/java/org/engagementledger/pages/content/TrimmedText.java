package org.engagementledger.pages.content;

/** A text, cut into the white space around it and what shows. */
public record TrimmedText(String lead, String core, String tail) {
  public static TrimmedText of(String text) {
    int start = 0;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    int stop = text.length();
    while (stop > start && isSpace(text.charAt(stop - 1))) {
      stop--;
    }
    return new TrimmedText(
        text.substring(0, start), text.substring(start, stop), text.substring(stop));
  }

  public boolean isBlank() {
    return core.isEmpty();
  }

  /** Also what does not break a line, marks the order of bytes or has no width. */
  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
  }
}
