package org.engagementledger.pages;

import java.io.IOException;

/** Writes a page from top to bottom; it remembers how the last lines ended, and nothing more. */
final class PageWriter {
  private final Appendable to;
  private final boolean endsOnce;
  private String end = "";
  private int heldBack;
  private boolean empty = true;

  /**
   * A writer.
   *
   * @param endsOnce whether one line feed is left of those at the end
   */
  PageWriter(Appendable to, boolean endsOnce) {
    this.to = to;
    this.endsOnce = endsOnce;
  }

  void write(String text) throws IOException {
    if (text.isEmpty()) {
      return;
    }
    empty = false;
    String last = end + text;
    end = last.substring(Math.max(0, last.length() - 4));
    int length = text.length();
    while (endsOnce && length > 0 && text.charAt(length - 1) == '\n') {
      length--;
    }
    if (length > 0) {
      feed(heldBack);
      heldBack = 0;
      to.append(text, 0, length);
    }
    heldBack += text.length() - length;
  }

  void end() throws IOException {
    feed(Math.min(1, heldBack));
  }

  boolean isEmpty() {
    return empty;
  }

  /** Whether what was written ends so; at most four characters are remembered. */
  boolean endsWith(String text) {
    return end.endsWith(text);
  }

  private void feed(int lines) throws IOException {
    to.append("\n".repeat(lines));
  }
}
