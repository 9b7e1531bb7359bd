package org.engagementledger.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.engagementledger.dates.DateText;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dates.WrittenDate;
import org.engagementledger.events.PageLayout.Piece;
import org.engagementledger.pages.content.Field;
import org.engagementledger.pages.content.Line;
import org.engagementledger.pages.content.PageBuilder;
import org.engagementledger.pages.content.ParseWarning;
import org.engagementledger.pages.content.TrimmedText;

/** Reads the label of an engagement from left to right. */
final class LabelReader {
  /** Characters; no label goes on longer. */
  private static final int LONGEST = 240;

  private static final int LAST_DAY = 31;

  /** {@code 9. 7. 2018} and {@code 12. - 14. May 2018} begin with a day and not with a number. */
  private static final String NO_DATE =
      "(?!\\d{1,2}\\. ?\\d{1,2}\\. ?\\d{4}"
          + "|\\d{1,2}\\. ?(?:-|/|&|,|(?:and|et|y|to|or|ou|a|au|al|bis|und|ate|e) ) ?"
          + "\\d{1,2}\\.? )";

  private static final Pattern BULLETS =
      Pattern.compile(
          "(?:(?:[\u2022\u25E6\u25AA\u25AB\u2023\u00B7\u25CF\u25CB\u25A0\u25A1\u27A2\u2794\u2192"
              + "\u2043\u2756\u2713\u2714+] ?|>(?: |(?!\\d))|\uFFFC{1,6}(?!\\d{1,3}(?!\\d)) ?"
              + "|-+(?: |(?=[^\\d /.-]))|\\* |o (?=[@\\d#*(])"
              + "|[\uFFFC\uFFFD]\\d{1,3}[.):]? (?=[\\d#])"
              + "|\\[[ x]?\\] ?"
              + "|\uFFFC?NO_DATE\\(?(?<number>\\d{1,3})[.)](?: |(?=@))|\\(?[a-z]\\) ))++"
                  .replace("NO_DATE", NO_DATE));

  /** What stands before it is no bullet: {@code --/07/2018}, {@code 12. and 14. May 2018}. */
  private static final Pattern REST_OF_DATE =
      Pattern.compile(
          "[/.?x_*-]{1,4}[ ./-]?\\d"
              + "|(?:and|et|y|to|until|till|or|ou|au|al|bis|und|ate|e|&|/) ?(?:@|\\d{1,2}\\b)");

  private static final Pattern LETTERS =
      Pattern.compile("(?:[abd-z]|[ivx]{2,4})[.)] (?=[@\\d#*(])");
  private static final Pattern OPENING =
      Pattern.compile("(?<mark>\\| ?|\\*{1,3}|_{1,3}|<(?<tag>b|i|u|em|strong|p|li)>)(?![ /.:?-])");
  private static final Pattern CLOSING =
      Pattern.compile("(?:\\*{1,3}|_{1,3}|</(?:b|i|u|em|strong|p|li)>)");
  private static final Pattern PLACE =
      Pattern.compile(" ?[(\\[](?<place>[^()\\[\\]\\d@#]{2,60})[)\\]]");
  private static final Pattern BRACKET = Pattern.compile("[(\\[]");
  private static final Pattern IN_BRACKETS = Pattern.compile(" ?[(\\[][^()\\[\\]]*[)\\]]| ?- ?#");
  private static final Pattern END_OF_BRACKET = Pattern.compile(" ?[)\\]]");
  private static final Pattern PREPOSITION = Pattern.compile("(?:on|in|en|au|the) ");
  private static final Pattern SPACE = Pattern.compile(" ");
  private static final Pattern WEEKDAY = Pattern.compile(",? ?(?:#|[(\\[]#[)\\]])");

  /** No more than up to its colon: what stands behind is text, whatever it begins with. */
  private static final Pattern MARK =
      Pattern.compile(
          "(?: ?(?:[;,.|>=\u2192\u21D2\u00BB]|~(?!~)|-+|<br ?/?>)| /(?= ))*+"
              + "(?: ?:++(?: ?<br ?/?>)?)?");

  private static final Pattern PLAIN_MARK = Pattern.compile(".*(?::| -+).*");
  private static final Pattern BEHIND = Pattern.compile("[ \"\u201C\u00AB\u201E(\\[*_<]|$");
  private static final Pattern HEAD =
      Pattern.compile("(?<head>[^\\d@:;.!?(]{2,40}?)(?:, ?| - | ?\\()(?=[\\da-z@#])");
  private static final Pattern HEAD_OF_TIME =
      Pattern.compile("(?:since|until|before|after|by|from|between|not|no)\\b.*");
  private static final Pattern END_OF_INNER = Pattern.compile("\\)?(?: ?:| - )");

  private final TrimmedText cut;
  private final String core;
  private final DateText text;
  private final String plain;
  private final DateContinuation behind;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<String> doubts = new ArrayList<>();
  private String place = "";
  private String closing = "";
  private boolean isMarked;
  private boolean isNumbered;
  private boolean isInBrackets;
  private boolean isAfterPreposition;
  private boolean isOnItsWeekday;
  private int at;
  private int taken;

  LabelReader(Line line) {
    cut = line.cut();
    core = cut.core();
    text = DateText.of(core.substring(0, Math.min(core.length(), LONGEST)));
    plain = text.plain();
    behind = new DateContinuation(text, core);
    PageBuilder.add(pieces, Piece.text(cut.lead()));
  }

  EntryLabel undated() {
    bullets();
    WrittenDate.slipAt(text, at).ifPresent(doubts::add);
    if (looksAt(REST_OF_DATE)) {
      at = 0;
      closing = "";
    }
    return label(Optional.empty(), false);
  }

  Optional<EntryLabel> dated() {
    bullets();
    int begin = at;
    beforeDate();
    Optional<WrittenDate> date = WrittenDate.at(text, at);
    if (date.isPresent()) {
      return labelled(date.get());
    }
    return taken == 0 ? inside(begin) : Optional.empty();
  }

  private void bullets() {
    Optional<Matcher> bullets = skip(BULLETS);
    isNumbered = bullets.filter(LabelReader::couldBeDay).isPresent();
    boolean isLettered = skip(LETTERS).isPresent();
    Optional<Matcher> opening = skip(OPENING);
    opening.ifPresent(it -> closing = closing(it));
    isMarked = bullets.isPresent() || isLettered || opening.isPresent();
  }

  /** {@code 13. June 2018} is a day to some, and the thirteenth line to others. */
  private static boolean couldBeDay(Matcher bullets) {
    String number = bullets.group("number");
    return number != null
        && Integer.parseInt(number) <= LAST_DAY
        && bullets.group().contains(number + ".");
  }

  private static String closing(Matcher opening) {
    String tag = opening.group("tag");
    return tag == null ? opening.group("mark").strip() : "</" + tag + ">";
  }

  private void beforeDate() {
    if (place(PLACE)) {
      skip(MARK);
      skip(SPACE);
    }
    int before = at;
    isInBrackets =
        skip(BRACKET).flatMap(it -> WrittenDate.at(text, at)).filter(this::isBracketed).isPresent();
    if (isInBrackets) {
      return;
    }
    at = before;
    isAfterPreposition = skip(PREPOSITION).isPresent() && WrittenDate.at(text, before).isEmpty();
    if (!isAfterPreposition) {
      at = before;
    }
  }

  private boolean isBracketed(WrittenDate date) {
    return END_OF_BRACKET.matcher(plain).region(date.stop(), plain.length()).lookingAt();
  }

  private Optional<EntryLabel> labelled(WrittenDate date) {
    take(at, Piece::text);
    take(date.stop(), it -> Piece.written(Field.DATE, "", it));
    if (isInBrackets) {
      skip(END_OF_BRACKET);
    }
    skip(CLOSING).ifPresent(it -> closing = "");
    skip(WEEKDAY);
    isOnItsWeekday = date.isOn(text, date.stop(), bracketEnd());
    place(PLACE);
    skip(CLOSING).ifPresent(it -> closing = "");
    String mark = skip(MARK).map(Matcher::group).orElse("");
    if (!closing.isEmpty()) {
      skip(CLOSING).ifPresent(it -> closing = "");
    }
    if (behind.saysWhen(at)) {
      doubts.add("has behind its date what could be more of it; read as " + date.date());
    }
    return isLabel(date, mark)
        ? Optional.of(label(Optional.of(date), PLAIN_MARK.matcher(mark).matches() || isMarked))
        : Optional.empty();
  }

  /** What is read must be all of the label, and must not be the beginning of a sentence. */
  private boolean isLabel(WrittenDate date, String mark) {
    boolean hasColon = mark.contains(":");
    boolean isSetOff = isInBrackets || !closing.isEmpty();
    boolean isSentence =
        (isAfterPreposition && !PLAIN_MARK.matcher(mark).matches())
            || (mark.isEmpty() && !isSetOff && behind.isSentence(date, at));
    boolean isCutOff = mark.isEmpty() && !looksAt(BEHIND);
    return isOnItsWeekday
        && !isSentence
        && !isCutOff
        && !DateContinuation.isOpen(mark)
        && (hasColon || !behind.goesOn(date, mark, at));
  }

  /** Where the bracket ends that begins behind the date, or what stands there already. */
  private int bracketEnd() {
    Matcher bracket = IN_BRACKETS.matcher(plain).region(at, plain.length());
    return bracket.lookingAt() ? bracket.end() : at;
  }

  /** {@code Geneva, May 2018: ...}: the date is read, and the line is kept whole. */
  private Optional<EntryLabel> inside(int begin) {
    Matcher head = HEAD.matcher(plain).region(begin, plain.length());
    boolean isHead =
        head.lookingAt()
            && Character.isUpperCase(core.codePointAt(text.origin(begin)))
            && !HEAD_OF_TIME.matcher(head.group("head")).matches();
    return isHead
        ? WrittenDate.at(text, head.end())
            .filter(it -> !it.date().equals(EdtfDate.UNKNOWN))
            .filter(this::endsInside)
            .map(it -> whole(begin, it))
        : Optional.empty();
  }

  private boolean endsInside(WrittenDate date) {
    Matcher end = END_OF_INNER.matcher(plain).region(date.stop(), plain.length());
    return end.lookingAt()
        && (end.group().contains(":") || !behind.goesOn(date, end.group(), end.end()));
  }

  private EntryLabel whole(int begin, WrittenDate date) {
    at = begin;
    doubts.add("its date, " + date.date() + ", stands inside the line, which is kept whole");
    return label(Optional.of(date), true);
  }

  private EntryLabel label(Optional<WrittenDate> written, boolean isPlain) {
    take(at, Piece::text);
    EdtfDate date = written.map(WrittenDate::date).orElse(EdtfDate.UNKNOWN);
    if (isNumbered && written.isPresent() && date.text().length() < "2018-07-09".length()) {
      doubts.add("begins with a number that could be a day; read as " + date);
    }
    if (!place.isEmpty()) {
      doubts.add(ParseWarning.PLACE);
    }
    return new EntryLabel(
        date,
        written.flatMap(WrittenDate::days),
        written.isPresent(),
        isPlain,
        place,
        pieces,
        cut.lead().length() + taken,
        closing,
        doubts);
  }

  private boolean place(Pattern pattern) {
    Matcher match = pattern.matcher(plain).region(at, plain.length());
    if (!place.isEmpty()
        || !match.lookingAt()
        || !Character.isUpperCase(core.codePointAt(text.origin(match.start("place"))))) {
      return false;
    }
    take(match.start("place"), Piece::text);
    place = core.substring(text.origin(match.start("place")), text.origin(match.end("place")));
    take(match.end("place"), it -> Piece.written(Field.PLACE, "", it));
    at = match.end();
    return true;
  }

  private Optional<Matcher> skip(Pattern pattern) {
    Matcher match = pattern.matcher(plain).region(at, plain.length());
    if (!match.lookingAt() || match.end() == at) {
      return Optional.empty();
    }
    at = match.end();
    return Optional.of(match);
  }

  private boolean looksAt(Pattern pattern) {
    return pattern.matcher(plain).region(at, plain.length()).lookingAt();
  }

  /** Makes a piece of the line up to there. */
  private void take(int to, Function<String, Piece> piece) {
    int stop = text.origin(to);
    String some = core.substring(taken, stop);
    if (!some.isEmpty()) {
      pieces.add(piece.apply(some));
    }
    taken = stop;
    at = to;
  }
}
