package org.engagementledger.pages.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.engagementledger.events.PageLayout.Piece;
import org.engagementledger.facts.Fact;
import org.engagementledger.pages.content.Page.Part;
import org.engagementledger.text.Refusal;

/** Collects the parts of a page from top to bottom. */
public final class PageBuilder {
  /** Characters; a layout is recorded in portions, so that none of its texts may be large. */
  private static final int LONGEST_TEXT = 8_000;

  private final List<Part> parts = new ArrayList<>();
  private final List<ParseWarning> remarks = new ArrayList<>();
  private final StringBuilder blank = new StringBuilder();
  private String name = "";
  private String region = "";

  public void call(String newName) {
    name = newName;
  }

  public void locate(String newRegion) {
    region = newRegion;
  }

  public void remark(Line line, String sentence) {
    remarks.add(new ParseWarning(line.number(), sentence));
  }

  /** Text that is no fact: a heading, a caption, or what could not be placed. */
  public void text(Section section, Line line) {
    flush();
    texts(section, line.number(), line.whole());
  }

  /** Text that could not be placed, and why. */
  public void unplaced(Section section, Line line, String why) {
    remark(line, why);
    text(section, line);
  }

  /** White space after whatever stands above. */
  public void blank(Line line) {
    blank.append(line.whole());
  }

  /** A fact; what is wrong with it is refused with its line. */
  public void fact(Section section, Line line, Supplier<? extends Fact> fact, List<Piece> pieces) {
    flush();
    parts.add(new Part(line.number(), section.key, Optional.of(at(line, fact)), pieces));
  }

  /** Fields of the country itself. */
  public void fields(Section section, Line line, List<Piece> pieces) {
    flush();
    parts.add(new Part(line.number(), section.key, Optional.empty(), pieces));
  }

  /** All of it. */
  public Page page() {
    flush();
    return new Page(name, region, parts, remarks);
  }

  /** White space goes with what it follows, so that it goes away with it. */
  private void flush() {
    String space = blank.toString();
    blank.setLength(0);
    if (parts.isEmpty() || space.length() > LONGEST_TEXT) {
      Part above = parts.isEmpty() ? new Part(1, "", Optional.empty(), List.of()) : parts.getLast();
      texts(Section.ofKey(above.section()), above.line(), space);
    } else if (!space.isEmpty()) {
      parts.add(parts.removeLast().with(Piece.text(space)));
    }
  }

  private void texts(Section section, int line, String text) {
    for (int from = 0, to; from < text.length(); from = to) {
      to = Math.min(text.length(), from + LONGEST_TEXT);
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      Piece piece = Piece.text(text.substring(from, to));
      parts.add(new Part(line, section.key, Optional.empty(), List.of(piece)));
    }
  }

  /** A field with the white space around it. */
  public static List<Piece> pieces(String lead, String field, String text, String tail) {
    List<Piece> pieces = new ArrayList<>();
    add(pieces, Piece.text(lead));
    pieces.add(Piece.written(field, "", text));
    add(pieces, Piece.text(tail));
    return pieces;
  }

  public static void add(List<Piece> pieces, Piece text) {
    if (!text.text().isEmpty()) {
      pieces.add(text);
    }
  }

  private static Fact at(Line line, Supplier<? extends Fact> fact) {
    try {
      return fact.get();
    } catch (Refusal refused) {
      throw new Refusal("line %d: %s".formatted(line.number(), refused.getMessage()));
    }
  }
}
