package org.engagementledger.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.engagementledger.events.InstrumentId;
import org.engagementledger.events.PageLayout.Piece;

/** Cuts a page at its headings and has each section read by what it is for. */
final class PageReader {
  private final PageBuilder page = new PageBuilder();
  private final PositionReader positions;
  private final AttributeReader attributes = new AttributeReader(page);
  private final EngagementReader engagements = new EngagementReader(page, attributes);
  private final ContactReader contacts = new ContactReader(page);
  private final HeadReader head = new HeadReader(page);

  PageReader(List<InstrumentId> order) {
    positions = new PositionReader(page, order);
  }

  Page read(String text) {
    Section section = Section.HEAD;
    List<Line> content = new ArrayList<>();
    for (Line line : Line.of(text)) {
      Optional<Section> next = section.next(line);
      if (next.isPresent()) {
        content(section, content);
        content.clear();
        section = next.get();
        page.text(section, line);
      } else if (content.isEmpty() && isFrame(section, line)) {
        frame(section, line);
      } else {
        content.add(line);
      }
    }
    content(section, content);
    positions.end();
    return page.page();
  }

  private static boolean isFrame(Section section, Line line) {
    return line.isBlank() || section.isCaption(line);
  }

  private void frame(Section section, Line line) {
    if (line.isBlank()) {
      page.blank(line);
    } else {
      page.text(section, line);
    }
  }

  private void content(Section section, List<Line> lines) {
    switch (section.holds) {
      case COUNTRY -> head.read(lines);
      case POSITIONS -> positions.read(section, lines);
      case ATTRIBUTE -> attributes.read(section, lines);
      case ENGAGEMENTS -> engagements.read(section, lines);
      case CONTACTS -> contacts.read(section, lines);
      case NOTHING -> lines.forEach(line -> stray(section, line));
    }
  }

  private void stray(Section section, Line line) {
    if (line.isBlank()) {
      page.blank(line);
    } else {
      page.unplaced(section, line, "stands under no heading that could hold it; kept as text");
    }
  }

  /** A field with the white space around it. */
  static List<Piece> pieces(String lead, String field, String text, String tail) {
    List<Piece> pieces = new ArrayList<>();
    add(pieces, Piece.text(lead));
    pieces.add(Piece.written(field, "", text));
    add(pieces, Piece.text(tail));
    return pieces;
  }

  static void add(List<Piece> pieces, Piece text) {
    if (!text.text().isEmpty()) {
      pieces.add(text);
    }
  }
}
