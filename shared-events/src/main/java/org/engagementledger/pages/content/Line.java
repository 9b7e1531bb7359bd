package org.engagementledger.pages.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One line of a page.
 *
 * @param number from 1
 * @param text without its end
 * @param end how it ends: with CR, LF, both, or not at all
 */
public record Line(int number, String text, String end) {
  private static final int LONG = 250;
  private static final Pattern ANY = Pattern.compile("([^\\r\\n]*+)(\\r\\n|\\r|\\n|$)");
  private static final Pattern HEADING =
      Pattern.compile(
          "#{1,6}+(?!\\d)[\\s\\u00A0]*[^#\\s]|<h[1-6](?:\\s[^<>]*)?>|={2,6} ?[^=]+={2,6}$");
  private static final Pattern RULE = Pattern.compile("(?:[-=*_~#+|\u2013\u2014] ?){3,}+");
  private static final Set<String> NOTHING = Set.of("none", "none.", "n/a", "-", "\u2013");

  public static List<Line> of(String text) {
    List<Line> lines = new ArrayList<>();
    Matcher line = ANY.matcher(text);
    while (line.lookingAt() && line.end() > line.start()) {
      lines.add(new Line(lines.size() + 1, line.group(1), line.group(2)));
      line.region(line.end(), text.length());
    }
    return lines;
  }

  public static String joined(List<Line> lines) {
    return lines.stream().map(Line::whole).collect(Collectors.joining());
  }

  /** All of it. */
  public String whole() {
    return text + end;
  }

  /** With the line below, as one. */
  public Line and(Line below) {
    return new Line(number, whole() + below.text(), below.end());
  }

  /** Its beginning, up to there. */
  public Line before(int place) {
    return new Line(number, text.substring(0, place), "");
  }

  /** Its end, from there on. */
  public Line from(int place) {
    return new Line(number, text.substring(place), end);
  }

  /** What shows, with the white space around it and the line's end. */
  public TrimmedText cut() {
    return TrimmedText.of(whole());
  }

  /** Whether it is longer than any name, date or status. */
  public boolean isLong() {
    return text.length() > LONG;
  }

  public boolean isBlank() {
    return cut().isBlank();
  }

  /** Whether it is marked as a heading, as Markdown does; {@code #3} is a number. */
  public boolean isMarkedAsHeading() {
    return !isLong() && HEADING.matcher(cut().core()).lookingAt();
  }

  /** Whether it is a line that is drawn, such as {@code ---} below a heading. */
  public boolean isRule() {
    return RULE.matcher(cut().core()).matches();
  }

  /** Whether it says that there is nothing to say. */
  public boolean saysNone() {
    return NOTHING.contains(cut().core().toLowerCase(Locale.ROOT));
  }
}
