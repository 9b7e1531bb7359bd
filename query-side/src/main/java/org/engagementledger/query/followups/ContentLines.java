package org.engagementledger.query.followups;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * The lines of an iCalendar object (RFC 5545, section 3.1): each ends with CRLF, and one of more
 * than 75 octets goes on in the next line behind a space, cut between characters.
 */
final class ContentLines {
  private static final int LONGEST = 75;

  private final Writer to;

  ContentLines(Writer to) {
    this.to = to;
  }

  /** A line with a value that needs no escaping, such as a date or an address. */
  ContentLines line(String name, String value) {
    String text = name + ":" + value;
    StringBuilder lines = new StringBuilder();
    int octets = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      int size = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > LONGEST) {
        lines.append("\r\n ");
        octets = 1;
      }
      lines.appendCodePoint(character);
      octets += size;
      i += Character.charCount(character);
    }
    lines.append("\r\n");
    try {
      to.append(lines);
      return this;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** A line with a text (section 3.3.11): backslash, comma, semicolon and line ends are escaped. */
  ContentLines text(String name, String text) {
    String escaped =
        text.replace("\\", "\\\\")
            .replace(";", "\\;")
            .replace(",", "\\,")
            .replaceAll("\\r\\n|\\r|\\n", "\\\\n");
    return line(name, escaped);
  }
}
