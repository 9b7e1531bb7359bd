package org.engagementledger.pages;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.engagementledger.pages.content.Line;
import org.engagementledger.pages.content.Section;
import org.engagementledger.pages.content.TrimmedText;
import org.engagementledger.text.Refusal;

/** The text in a file, if it is one that could be a page. */
final class PageText {
  private static final int MOST_BYTES = 4 * 1024 * 1024;
  private static final int MOST_LINES = 50_000;

  private PageText() {}

  static String of(byte[] bytes) {
    Refusal.unless(
        bytes.length <= MOST_BYTES,
        "the file has %s bytes; a page of more than %s is not read",
        bytes.length,
        MOST_BYTES);
    String text = decoded(bytes);
    List<Line> lines = Line.of(text);
    Refusal.unless(
        lines.size() <= MOST_LINES,
        "the file has %s lines; a page of more than %s is not read",
        lines.size(),
        MOST_LINES);
    lines.forEach(PageText::requirePrintable);
    Refusal.unless(!TrimmedText.of(text).isBlank(), "the file is empty");
    Refusal.unless(
        lines.stream().anyMatch(line -> Section.HEAD.next(line).isPresent()),
        "the file is no page: none of its lines is a heading such as %s or %s (the name of a table"
            + " ends in .csv, .tsv or .jsonl)",
        Section.ENDORSEMENTS.heading(),
        Section.DETAILS.heading());
    return text;
  }

  private static String decoded(byte[] bytes) {
    CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult end = utf8.decode(in, out, true);
    String text = out.flip().toString();
    Refusal.unless(
        !end.isError(),
        "line %s: the byte 0x%s is not UTF-8, so the file is no page of text",
        Line.of(text + "?").size(),
        end.isError() ? "%02X".formatted(bytes[in.position()]) : "");
    return text;
  }

  private static void requirePrintable(Line line) {
    line.text()
        .chars()
        .filter(c -> Character.isISOControl(c) && c != '\t')
        .findFirst()
        .ifPresent(c -> refuse(line, c));
  }

  private static void refuse(Line line, int character) {
    throw new Refusal(
        "line %d holds the control character U+%04X, so the file is no page of text"
            .formatted(line.number(), character));
  }
}
