package org.engagementledger.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.engagementledger.dates.DateMentions;
import org.engagementledger.dates.DateText;
import org.engagementledger.dates.DaySpan;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.events.PageLayout.Piece;
import org.engagementledger.facts.Fact.Engagement;
import org.engagementledger.pages.content.Line;
import org.engagementledger.pages.content.PageBuilder;
import org.engagementledger.pages.content.ParseWarning;
import org.engagementledger.pages.content.Section;
import org.engagementledger.pages.content.TrimmedText;

/**
 * Reads engagements. Each begins with its date, and goes on to the end of its paragraph, or of its
 * quotation if that has several. A paragraph without a date is an engagement of which nobody knows
 * when it was. What looks like a date and is not read is remarked with its line.
 */
final class EngagementReader {
  private static final int NEAR_THE_BEGINNING = 60;
  private static final Pattern END_OF_SENTENCE =
      Pattern.compile(".*[.!?:;\u2026\u201D\"\u00BB)\\]*_>]", Pattern.DOTALL);

  private static final Pattern LABEL =
      Pattern.compile("(.{3," + NEAR_THE_BEGINNING + "}?)(?::|\\s[-\u2013\u2014]\\s)");
  private static final Pattern CUT_OFF =
      Pattern.compile(".*(?:[-/,&]|\\b(?:to|and|or|of|in|on|since|until|by|de|du|a|au)|@\\d\\d)");

  private final PageBuilder page;
  private final AttributeReader attributes;
  private final Predicate<String> known;

  /**
   * Reads into a page.
   *
   * @param known whether a line without a date is one that was once read as an engagement
   */
  EngagementReader(PageBuilder page, AttributeReader attributes, Predicate<String> known) {
    this.page = page;
    this.attributes = attributes;
    this.known = known;
  }

  /**
   * A line, and its label if it begins with a date.
   *
   * @param goesOnBelow whether the label ends in the line below
   */
  private record Labelled(Line line, Optional<EntryLabel> dated, boolean goesOnBelow) {
    static List<Labelled> of(List<Line> lines) {
      List<Labelled> all = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        boolean isLast = i + 1 == lines.size() || lines.get(i + 1).isBlank();
        all.add(of(lines.get(i), isLast ? Optional.empty() : Optional.of(lines.get(i + 1))));
      }
      return all;
    }

    private static Labelled of(Line line, Optional<Line> below) {
      if (line.saysNone() || line.isBlank()) {
        return new Labelled(line, Optional.empty(), false);
      }
      Optional<EntryLabel> inTwoLines =
          below
              .filter(it -> line.text().length() < NEAR_THE_BEGINNING)
              .flatMap(it -> EntryLabel.dated(line.and(it)))
              .filter(label -> label.length() > line.whole().length());
      return inTwoLines.isPresent()
          ? new Labelled(line, inTwoLines, true)
          : new Labelled(line, EntryLabel.dated(line), false);
    }

    EntryLabel label() {
      return dated.orElseGet(() -> EntryLabel.undated(line));
    }

    boolean isPlain() {
      return dated.filter(EntryLabel::isPlain).isPresent();
    }

    /** Whether what stands before a colon or a dash looks like a date that was not read. */
    boolean looksLabelled() {
      Matcher label = LABEL.matcher(line.cut().core());
      return dated.isEmpty() && label.lookingAt() && !DateMentions.in(label.group(1)).isEmpty();
    }

    boolean looksDated() {
      String core = line.cut().core();
      String beginning = core.substring(0, Math.min(core.length(), NEAR_THE_BEGINNING));
      return dated.isPresent() || !DateMentions.in(beginning).isEmpty();
    }
  }

  void read(Section section, List<Line> lines) {
    List<Labelled> labelled = Labelled.of(lines);
    int dated = section.attribute.isPresent() ? firstDated(labelled) : 0;
    if (dated > 0) {
      inWords(section, lines.subList(0, dated));
    }
    engagements(section, labelled.subList(dated, lines.size()));
  }

  /** What stands above is the section's attribute: its highlights in words. */
  private int firstDated(List<Labelled> lines) {
    int first = 0;
    while (first < lines.size()
        && !lines.get(first).line().saysNone()
        && !lines.get(first).looksDated()
        && !known.test(lines.get(first).line().cut().core())) {
      first++;
    }
    return first;
  }

  private void inWords(Section section, List<Line> lines) {
    attributes.read(section, lines);
    lines.stream()
        .filter(line -> !line.isBlank())
        .forEach(line -> page.remark(line, "has no date; kept as " + section.key + " in words"));
  }

  private void engagements(Section section, List<Labelled> lines) {
    List<Labelled> telling = new ArrayList<>();
    long open = 0;
    for (Labelled next : lines) {
      if (begins(next, telling, open > 0)) {
        tell(section, telling);
        telling.clear();
        open = 0;
      }
      telling.add(next);
      open += count('\u201C', next.line()) - count('\u201D', next.line());
    }
    tell(section, telling);
  }

  private boolean begins(Labelled next, List<Labelled> telling, boolean quoting) {
    if (telling.isEmpty() || next.line().isBlank()) {
      return false;
    }
    Line above = telling.getLast().line();
    if (above.isBlank() || standsAlone(telling.getLast()) || standsAlone(next)) {
      return !quoting || next.isPlain();
    }
    boolean isInLabel = telling.size() == 1 && telling.getFirst().goesOnBelow();
    return !isInLabel && beginsInParagraph(next, above, quoting);
  }

  private boolean beginsInParagraph(Labelled next, Line above, boolean quoting) {
    boolean afterSentence = END_OF_SENTENCE.matcher(above.cut().core()).matches();
    if (afterSentence && (next.isPlain() || (!quoting && next.looksLabelled()))) {
      return true;
    }
    boolean begins =
        next.dated()
            .filter(label -> !label.date().text().matches("\\d{4}"))
            .filter(label -> afterSentence ? !quoting : label.isPlain() && !isCutOff(above))
            .isPresent();
    if (begins) {
      page.remark(next.line(), "begins with a date inside a paragraph; read as another entry");
    }
    return begins;
  }

  /** Whether a line ends where a date or a sentence must go on. */
  private static boolean isCutOff(Line above) {
    return CUT_OFF.matcher(DateText.of(above.cut().core()).plain()).matches();
  }

  private static boolean standsAlone(Labelled it) {
    return it.line().saysNone() || it.line().isRule() || isHeading(it);
  }

  private static boolean isHeading(Labelled it) {
    return it.dated().isEmpty() && it.line().isMarkedAsHeading() && !it.looksLabelled();
  }

  private static long count(char mark, Line line) {
    return line.text().chars().filter(c -> c == mark).count();
  }

  private void tell(Section section, List<Labelled> lines) {
    if (lines.isEmpty() || lines.getFirst().line().isBlank()) {
      lines.forEach(it -> page.blank(it.line()));
      return;
    }
    Line first = lines.getFirst().line();
    EntryLabel label = lines.getFirst().label();
    String whole = Line.joined(lines.stream().map(Labelled::line).toList());
    TrimmedText text = TrimmedText.of(whole.substring(label.length()));
    if (first.saysNone() || first.isRule() || isHeading(lines.getFirst()) || text.isBlank()) {
      nothing(section, lines);
    } else {
      report(label, lines);
      page.fact(section, first, () -> engagement(section, label, text), pieces(label, text));
    }
  }

  private void nothing(Section section, List<Labelled> lines) {
    Line first = lines.getFirst().line();
    if (first.saysNone() || first.isRule()) {
      page.text(section, first);
    } else if (isHeading(lines.getFirst())) {
      page.unplaced(section, first, "is a heading that is not known; kept as text");
    } else {
      page.unplaced(section, first, "has a date and no text; kept as text");
    }
    lines.stream().skip(1).forEach(it -> page.blank(it.line()));
  }

  private void report(EntryLabel label, List<Labelled> lines) {
    Line first = lines.getFirst().line();
    if (!label.isDated()) {
      page.remark(first, ParseWarning.UNDATED);
    }
    label.doubts().forEach(doubt -> page.remark(first, doubt));
    int length = Math.min(label.length(), first.whole().length());
    mentions(first, first.whole().substring(length));
    lines.stream()
        .skip(1)
        .map(Labelled::line)
        .filter(line -> !line.isBlank())
        .forEach(line -> goesOn(first, line));
  }

  private void goesOn(Line first, Line line) {
    page.remark(line, "goes on from line " + first.number());
    mentions(line, line.text());
  }

  private void mentions(Line line, String text) {
    List<String> dates = DateMentions.in(text);
    if (!dates.isEmpty()) {
      page.remark(
          line,
          "names in its text what looks like a date: %s; if it is that of an entry, put it at the"
                  .formatted(String.join(", ", dates.stream().map(it -> "'" + it + "'").toList()))
              + " beginning of a line");
    }
  }

  /** The first and the last day in words say how long it lasted, and not when it may have been. */
  private static Engagement engagement(Section section, EntryLabel label, TrimmedText text) {
    String words = unmarked(label, text.core());
    Engagement told =
        Engagement.told(EngagementKindGuess.of(words), label.date(), words)
            .located(label.place())
            .highlighted(section == Section.HIGHLIGHTS);
    return label.days().map(days -> lasting(told, days)).orElse(told);
  }

  private static Engagement lasting(Engagement told, DaySpan days) {
    return told.on(EdtfDate.of(days.first()), Optional.of(EdtfDate.of(days.last())));
  }

  private static List<Piece> pieces(EntryLabel label, TrimmedText text) {
    String words = unmarked(label, text.core());
    return label.with(text.lead(), words, text.core().substring(words.length()) + text.tail());
  }

  /** Without the mark at its end that closes the one before the label. */
  private static String unmarked(EntryLabel label, String text) {
    String closing = label.closing();
    boolean isWrapped =
        !closing.isEmpty() && text.endsWith(closing) && text.length() > closing.length();
    return isWrapped
        ? TrimmedText.of(text.substring(0, text.length() - closing.length())).core()
        : text;
  }
}
