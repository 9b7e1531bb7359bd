package org.engagementledger.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.Fact.Engagement;
import org.engagementledger.events.PageLayout.Piece;

/**
 * Reads engagements. Each begins with its date and a colon, and goes on to the end of its
 * paragraph, or of its quotation if that has several. A paragraph without a date is an engagement
 * of which nobody knows when it was.
 */
final class EngagementReader {
  private static final int LONGEST_LABEL = 48;
  private static final Pattern LABELLED =
      Pattern.compile(
          "(.{3,"
              + LONGEST_LABEL
              + "}?)([\\s\\u00A0]*[:\\uFF1A]|[\\s\\u00A0][-\u2013\u2014][\\s\\u00A0])");

  private final PageBuilder page;
  private final AttributeReader attributes;

  EngagementReader(PageBuilder page, AttributeReader attributes) {
    this.page = page;
    this.attributes = attributes;
  }

  /** How an engagement begins. */
  private record Start(Line line, String lead, String label, EdtfDate date, String mark) {
    int length() {
      return lead.length() + label.length() + mark.length();
    }
  }

  void read(Section section, List<Line> lines) {
    int dated = section.attribute.isPresent() ? firstDated(lines) : 0;
    if (dated > 0) {
      attributes.read(section, lines.subList(0, dated));
    }
    engagements(section, lines.subList(dated, lines.size()));
  }

  /** What stands above is the section's attribute: its highlights in words. */
  private static int firstDated(List<Line> lines) {
    int first = 0;
    while (first < lines.size()
        && !lines.get(first).saysNone()
        && start(lines.get(first)).isEmpty()) {
      first++;
    }
    return first;
  }

  private void engagements(Section section, List<Line> lines) {
    List<Line> telling = new ArrayList<>();
    long open = 0;
    for (Line line : lines) {
      if (begins(line, telling, open > 0)) {
        tell(section, telling);
        telling.clear();
        open = 0;
      }
      telling.add(line);
      open += count('\u201C', line) - count('\u201D', line);
    }
    tell(section, telling);
  }

  private static boolean begins(Line line, List<Line> above, boolean quoting) {
    if (above.isEmpty() || line.isBlank()) {
      return false;
    }
    boolean newParagraph = above.getLast().isBlank() || above.getLast().saysNone();
    return start(line).isPresent() || (newParagraph && !quoting);
  }

  private static long count(char mark, Line line) {
    return line.text().chars().filter(c -> c == mark).count();
  }

  private void tell(Section section, List<Line> lines) {
    if (lines.isEmpty() || lines.getFirst().isBlank()) {
      lines.forEach(page::blank);
      return;
    }
    Line first = lines.getFirst();
    Start start = start(first).orElseGet(() -> undated(first));
    String whole = Line.joined(lines);
    Cut text = Cut.of(whole.substring(start.length()));
    if (first.saysNone() || text.isBlank()) {
      nothing(section, lines);
    } else {
      report(start, lines);
      engagement(section, start, text);
    }
  }

  private void nothing(Section section, List<Line> lines) {
    Line first = lines.getFirst();
    if (first.saysNone()) {
      page.text(section, first);
    } else {
      page.unplaced(section, first, "has a date and no text; kept as text");
    }
    lines.stream().skip(1).forEach(page::blank);
  }

  private void report(Start start, List<Line> lines) {
    if (start.label().isEmpty()) {
      page.remark(start.line(), "begins with no date that is known; its date is unknown");
    }
    lines.stream()
        .skip(1)
        .filter(line -> !line.isBlank())
        .forEach(line -> page.remark(line, "goes on from line " + start.line().number()));
  }

  private void engagement(Section section, Start start, Cut text) {
    List<Piece> pieces = new ArrayList<>();
    PageReader.add(pieces, Piece.text(start.lead()));
    if (!start.label().isEmpty()) {
      pieces.add(Piece.written(Field.DATE, "", start.label()));
    }
    pieces.addAll(
        PageReader.pieces(start.mark() + text.lead(), Field.TEXT, text.core(), text.tail()));
    page.fact(
        section,
        start.line(),
        () ->
            lasting(start, Engagement.told(KindHint.of(text.core()), start.date(), text.core()))
                .highlighted(section == Section.HIGHLIGHTS),
        pieces);
  }

  /** The first and the last day in words say how long it lasted, and not when it may have been. */
  private static Engagement lasting(Start start, Engagement told) {
    return DateLabel.lasting(start.label()).map(days -> days.applied(told)).orElse(told);
  }

  private static Start undated(Line line) {
    return new Start(line, line.cut().lead(), "", EdtfDate.UNKNOWN, "");
  }

  private static Optional<Start> start(Line line) {
    Cut cut = line.cut();
    Matcher labelled = LABELLED.matcher(cut.core());
    if (!labelled.lookingAt()) {
      return Optional.empty();
    }
    return DateLabel.read(labelled.group(1))
        .map(date -> new Start(line, cut.lead(), labelled.group(1), date, labelled.group(2)));
  }
}
