package org.engagementledger.query.dossiers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Writes Markdown (CommonMark); what it is given is shown as it is, whatever marks it holds. */
final class MarkdownWriter {
  private static final Pattern MARKS = Pattern.compile("([\\\\`*_{}\\[\\]<>#|~!&])");
  private static final Pattern LIST_OR_RULE = Pattern.compile("^(\\s*)([-+=]|\\d+(?=[.)]))");

  private final Writer text;

  MarkdownWriter(Writer to) {
    this.text = to;
  }

  MarkdownWriter heading(int level, String title) {
    return block("#".repeat(level) + " " + inline(title));
  }

  MarkdownWriter paragraph(String words) {
    return block(escaped(words));
  }

  /** A line of a list; {@code label} stands in bold before it. */
  MarkdownWriter item(String label, String words) {
    String more = words.isBlank() ? "" : ": " + inline(words);
    return write("- **" + inline(label) + "**" + more + "\n");
  }

  MarkdownWriter quotation(String words) {
    return block("> " + escaped(words).replace("\n", "\n> "));
  }

  MarkdownWriter emphasis(String words) {
    return block("*" + inline(words) + "*");
  }

  MarkdownWriter endOfList() {
    return write("\n");
  }

  private MarkdownWriter block(String block) {
    return write(block + "\n\n");
  }

  private MarkdownWriter write(String words) {
    try {
      text.write(words);
      return this;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The text in one line. */
  private static String inline(String words) {
    return escaped(words.strip().replaceAll("\\s+", " "));
  }

  private static String escaped(String words) {
    StringBuilder lines = new StringBuilder();
    words
        .strip()
        .lines()
        .forEach(
            line ->
                lines
                    .append(lines.isEmpty() ? "" : "\n")
                    .append(
                        LIST_OR_RULE
                            .matcher(MARKS.matcher(line.strip()).replaceAll("\\\\$1"))
                            .replaceFirst(MarkdownWriter::harmless)));
    return lines.toString();
  }

  private static String harmless(MatchResult start) {
    String mark = start.group(2);
    boolean isNumber = Character.isDigit(mark.charAt(0));
    return start.group(1) + (isNumber ? mark + "\\\\" : "\\\\" + mark);
  }
}
