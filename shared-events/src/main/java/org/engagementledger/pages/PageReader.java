package org.engagementledger.pages;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.engagementledger.facts.InstrumentId;
import org.engagementledger.pages.contacts.ContactReader;
import org.engagementledger.pages.content.Line;
import org.engagementledger.pages.content.Page;
import org.engagementledger.pages.content.PageBuilder;
import org.engagementledger.pages.content.Section;

/** Cuts a page at its headings and has each section read by what it is for. */
final class PageReader {
  private final PageBuilder page = new PageBuilder();
  private final List<Line> content = new ArrayList<>();
  private final PositionReader positions;
  private final AttributeReader attributes = new AttributeReader(page);
  private final EngagementReader engagements;
  private final ContactReader contacts = new ContactReader(page);
  private final PageHeadReader head = new PageHeadReader(page);

  private Section section = Section.HEAD;

  PageReader(List<InstrumentId> order, Predicate<String> known) {
    positions = new PositionReader(page, order);
    engagements = new EngagementReader(page, attributes, known);
  }

  Page read(String text) {
    List<Line> lines = Line.of(text);
    Set<Section> headings = headings(lines);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      int split = section.next(line).isPresent() ? 0 : section.headingIn(line, headings);
      if (split > 0) {
        next(line.before(split), false);
        headings.add(section);
        next(line.from(split), false);
      } else {
        next(line, i + 1 < lines.size() && isOver(line, lines.get(i + 1)));
      }
    }
    content(section, content);
    positions.end();
    return page.page();
  }

  private static Set<Section> headings(List<Line> lines) {
    Set<Section> headings = EnumSet.noneOf(Section.class);
    lines.forEach(line -> headings.addAll(Section.allBeginningWith(line)));
    return headings;
  }

  /** A line drawn over a heading, as one may be drawn below. */
  private boolean isOver(Line line, Line below) {
    return line.isRule() && section.next(below).isPresent();
  }

  private void next(Line line, boolean isDrawnOverHeading) {
    Optional<Section> next = section.next(line);
    if (next.isPresent() || isDrawnOverHeading) {
      content(section, content);
      content.clear();
      section = next.orElse(section);
      page.text(section, line);
    } else if (content.isEmpty() && isFrame(section, line)) {
      frame(section, line);
    } else {
      content.add(line);
    }
  }

  private static boolean isFrame(Section section, Line line) {
    return line.isBlank() || line.isRule() || section.isCaption(line);
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
}
