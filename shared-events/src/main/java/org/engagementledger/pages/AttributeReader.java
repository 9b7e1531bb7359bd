package org.engagementledger.pages;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.PageLayout.Piece;
import org.engagementledger.facts.AttributeName;
import org.engagementledger.facts.Fact.Attribute;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.pages.content.Field;
import org.engagementledger.pages.content.Line;
import org.engagementledger.pages.content.PageBuilder;
import org.engagementledger.pages.content.Section;
import org.engagementledger.pages.content.SymbolLine;
import org.engagementledger.pages.content.TrimmedText;

/**
 * Reads the sections that hold an attribute: all that stands under the heading, word for word.
 * Among the resolutions, a line that is only a symbol is a co-sponsorship.
 */
final class AttributeReader {
  private final PageBuilder page;
  private final Set<AttributeName> seen = EnumSet.noneOf(AttributeName.class);

  AttributeReader(PageBuilder page) {
    this.page = page;
  }

  void read(Section section, List<Line> lines) {
    List<Line> words = new ArrayList<>();
    for (Line line : lines) {
      Optional<Cosponsorship> cosponsorship =
          section == Section.RESOLUTIONS ? SymbolLine.read(line.cut().core()) : Optional.empty();
      if (cosponsorship.isEmpty()) {
        words.add(line);
      } else {
        attribute(section, words);
        words.clear();
        cosponsored(section, line, cosponsorship.get());
      }
    }
    attribute(section, words);
  }

  private void cosponsored(Section section, Line line, Cosponsorship it) {
    TrimmedText cut = line.cut();
    List<Piece> pieces = PageBuilder.pieces(cut.lead(), Field.RESOLUTION, cut.core(), cut.tail());
    page.fact(section, line, () -> it, pieces);
  }

  private void attribute(Section section, List<Line> lines) {
    TrimmedText cut = TrimmedText.of(Line.joined(lines));
    AttributeName name = section.attribute.orElseThrow();
    if (cut.isBlank()) {
      lines.forEach(page::blank);
    } else if (seen.add(name)) {
      lines.forEach(line -> odd(section, line));
      page.fact(
          section,
          lines.getFirst(),
          () -> new Attribute(name, cut.core(), EdtfDate.UNKNOWN, List.of()),
          PageBuilder.pieces(cut.lead(), Field.of(name), cut.core(), cut.tail()));
    } else {
      lines.forEach(line -> again(section, line));
    }
  }

  private void odd(Section section, Line line) {
    if (line.isMarkedAsHeading()) {
      page.remark(line, "is a heading that is not known; read as text of " + section.key);
    } else if (!line.isLong() && EntryLabel.dated(line).filter(EntryLabel::isPlain).isPresent()) {
      page.remark(line, "begins with a date, and is read as text of " + section.key);
    }
  }

  private void again(Section section, Line line) {
    if (line.isBlank()) {
      page.blank(line);
    } else {
      page.unplaced(section, line, "the section stands on the page already; kept as text");
    }
  }
}
