package org.engagementledger.dates;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.engagementledger.text.Refusal;

/**
 * A date that stands at some place of a text, in figures or in the words of English, French or
 * Spanish.
 *
 * @param date what it means
 * @param stop where it ends, in the plain text
 * @param days from the first to the last, if it says in words that something lasted so long
 */
public record WrittenDate(EdtfDate date, int stop, Optional<DaySpan> days) {
  private static final Pattern EDTF =
      Pattern.compile("(?<sure>edtf )?(?<date>[\\[?~%.0-9x/][-0-9xs.,/?~%\\]]{2,})");
  private static final Pattern TWO_YEARS =
      Pattern.compile("(?<from>\\d\\d(?<short>\\d\\d))[-/](?<to>\\d\\d)(?![\\d])");
  private static final Pattern FROM =
      Pattern.compile("(?:(?:from|between|du|de|del|desde|entre|des) (?:the |le |el )?)?");
  private static final Pattern MORE =
      Pattern.compile(
          "(?:, ?(?:\\d{1,2}(?:st|nd|rd|th)?|@\\d\\d)(?= ?[,&]| (?:and|et|y|to|or) ))*+");
  private static final Pattern TO =
      Pattern.compile(
          " ?(?:-|/|&) ?|,? (?:to|and|or|until|till|through|thru|a|au|et|ou|al|y|o|hasta|jusqu'au"
              + "|jusqu'en|jusqu\u2019au|jusqu\u2019en) (?:the |le |el )?");
  private static final Pattern UNDATED =
      Pattern.compile(
          "(?:undated|n\\. ?d\\.?|s\\. ?d\\.?|no date|date unknown|date not known|unknown date"
              + "|sans date|date inconnue|sin fecha|fecha desconocida)(?= ?(?:[:;,.)\\]*_|-]|$))");

  /** A number or a word goes on behind it. */
  private static final Pattern GOES_ON = Pattern.compile("[\\da-z@#]|[-/.](?:[\\d@?_]|x{2})");

  /** Four digits of a year, some of which may not be known. */
  private static final Pattern YEAR = Pattern.compile("(?<![\\dX-])[\\dX]{4}");

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2099;

  /** Years; what ends later in two figures is hardly a span. */
  private static final int LONGEST_SPAN = 20;

  /** Names two ends, of which something happened at one, or two days and nothing between them. */
  private static final Pattern BETWEEN = Pattern.compile("(?:between|entre) ");

  private static final Predicate<String> FROM_YEAR = Pattern.compile("\\d{4}.*").asMatchPredicate();
  private static final Predicate<String> COUNTED =
      Pattern.compile("\\d{1,2}\\..*").asMatchPredicate();
  private static final String SURE = "edtf ";
  private static final Pattern OR = Pattern.compile(".*\\b(?:or|ou|o)\\b.*");
  private static final Pattern AND = Pattern.compile(" ?[/&] ?|.*\\b(?:and|et|y)\\b.*");

  /**
   * The longest date that begins there; empty if none does that is only one date, or if it is
   * hardly meant.
   */
  public static Optional<WrittenDate> at(DateText text, int start) {
    return longest(text, start).filter(it -> it.slip(text, start).isEmpty());
  }

  /** Why the date that begins there is hardly meant; empty if none does, or it may well be. */
  public static Optional<String> slipAt(DateText text, int start) {
    return longest(text, start).flatMap(it -> it.slip(text, start));
  }

  /** Whether that is a year in which something on a page can have happened: 1900 to 2099. */
  public static boolean isOfPages(EdtfDate date) {
    return YEAR.matcher(date.text())
        .results()
        .map(MatchResult::group)
        .allMatch(
            it ->
                Integer.parseInt(it.replace('X', '9')) >= FIRST_YEAR
                    && Integer.parseInt(it.replace('X', '0')) <= LAST_YEAR);
  }

  /** Whether its days are the weekdays that are named in that part of the plain text. */
  public boolean isOn(DateText text, int from, int to) {
    return Weekdays.in(text, from, to).fit(date);
  }

  private Optional<String> slip(DateText text, int start) {
    boolean isSure = text.plain().startsWith(SURE, start);
    if (!isSure && !isOfPages(date)) {
      return Optional.of(
          "its date has a year that is hardly meant; after EDTF it is read (EDTF " + date + ")");
    }
    return isOn(text, start, stop)
        ? Optional.empty()
        : Optional.of("its date, " + date + ", is not on the weekday that it names");
  }

  private static Optional<WrittenDate> longest(DateText text, int start) {
    String plain = text.plain();
    return Stream.of(
            edtf(text, start),
            single(text, start),
            span(text, start),
            twoYears(plain, start),
            undated(plain, start))
        .flatMap(it -> it)
        .filter(it -> !goesOn(plain, it.stop))
        .max((one, other) -> Integer.compare(one.stop, other.stop));
  }

  private static boolean goesOn(String plain, int stop) {
    Matcher rest = GOES_ON.matcher(plain).region(stop, plain.length());
    return rest.lookingAt();
  }

  private static Stream<WrittenDate> single(DateText text, int start) {
    return PartialDate.at(text, start).stream()
        .filter(PartialDate::isWhole)
        .flatMap(it -> valid(it.edtf(), it.stop()));
  }

  private static Stream<WrittenDate> span(DateText text, int start) {
    String plain = text.plain();
    Matcher from = FROM.matcher(plain).region(start, plain.length());
    int begin = from.lookingAt() ? from.end() : start;
    Stream<WrittenDate> spans =
        Stream.of(start, begin)
            .distinct()
            .flatMap(it -> PartialDate.at(text, it).stream())
            .flatMap(first -> span(text, first));
    return BETWEEN.matcher(plain).region(start, plain.length()).lookingAt()
        ? spans.map(it -> new WrittenDate(it.date, it.stop, Optional.empty()))
        : spans;
  }

  private static Stream<WrittenDate> span(DateText text, PartialDate first) {
    String plain = text.plain();
    Matcher more = MORE.matcher(plain).region(first.stop(), plain.length());
    Matcher to = TO.matcher(plain).region(more.lookingAt() ? more.end() : 0, plain.length());
    return to.lookingAt()
        ? PartialDate.at(text, to.end()).stream()
            .filter(last -> goTogether(plain, first, to, last))
            .flatMap(last -> between(first, last.after(first)))
            .map(it -> lasting(it, plain.substring(first.stop(), to.end())))
        : Stream.empty();
  }

  /** From one day to another; "12 and 13 May" as well, since nothing is between the two. */
  private static WrittenDate lasting(WrittenDate interval, String between) {
    Optional<DaySpan> days =
        DaySpan.between(interval.date)
            .filter(DaySpan::canLast)
            .filter(it -> !between.contains("@") && !between.matches(".*\\d.*"))
            .filter(it -> !OR.matcher(between).matches())
            .filter(
                it -> !AND.matcher(between).matches() || it.first().plusDays(1).equals(it.last()));
    return new WrittenDate(interval.date, interval.stop, days);
  }

  /** From the first day or month to the last; the one place where the two become a date. */
  private static Stream<WrittenDate> between(PartialDate first, PartialDate last) {
    return last.isWhole()
        ? first.before(last).stream()
            .filter(it -> !isPartOf(it, last) && !isPartOf(last, it))
            .flatMap(it -> valid(it.edtf() + "/" + last.edtf(), last.stop()))
        : Stream.empty();
  }

  /** {@code July 2018 - 2018 report}: what lies in the other end is no end of a span. */
  private static boolean isPartOf(PartialDate one, PartialDate other) {
    return !one.edtf().equals(other.edtf())
        && valid(one.edtf(), 0)
            .anyMatch(inner -> valid(other.edtf(), 0).anyMatch(it -> contains(it, inner)));
  }

  private static boolean contains(WrittenDate outer, WrittenDate inner) {
    return new DayRange(outer.date.earliest(), outer.date.latest())
        .contains(new DayRange(inner.date.earliest(), inner.date.latest()));
  }

  /**
   * Whether the two can be the ends of one span. A number before a date in figures may count lines:
   * {@code 3 - 2018-07-09}, {@code 3. - 9 July 2018}; a part of a year before a year may be called
   * by both: {@code winter 2018-2019}.
   */
  private static boolean goTogether(String plain, PartialDate first, Matcher to, PartialDate last) {
    String lastText = plain.substring(to.end(), last.stop());
    boolean isNumber = first.year().isEmpty() && first.month().isEmpty();
    boolean isFigures = !lastText.contains("@") && !last.year().isEmpty();
    boolean isSpaced = to.group().contains(" ") && to.group().matches("[ ,&/-]+");
    boolean isCounted = isNumber && plain.charAt(first.stop() - 1) == '.';
    boolean isPartOfYear = !first.year().isEmpty() && first.isPartOfYear();
    return !(isFigures && first.year().isEmpty() && (isSpaced || FROM_YEAR.test(lastText)))
        && (!isCounted || COUNTED.test(lastText))
        && !((isPartOfYear || !first.day().isEmpty())
            && last.month().isEmpty()
            && last.day().isEmpty());
  }

  /** {@code 2017-18} and {@code 2017/18}, where the second can only be a year. */
  private static Stream<WrittenDate> twoYears(String plain, int start) {
    Matcher match = TWO_YEARS.matcher(plain).region(start, plain.length());
    if (!match.lookingAt()) {
      return Stream.empty();
    }
    int from = Integer.parseInt(match.group("short"));
    int to = Integer.parseInt(match.group("to"));
    String years =
        match.group("from") + "/" + match.group("from").substring(0, 2) + match.group("to");
    boolean onlyYears =
        to > from && to - from <= LONGEST_SPAN && to > 12 && !isPartOfYear(match.group());
    return onlyYears ? valid(years, match.end()) : Stream.empty();
  }

  /** As EDTF has them, 21 to 41, with a hyphen before. */
  private static boolean isPartOfYear(String text) {
    return text.matches("\\d{4}-(?:2[1-9]|3\\d|4[01])[?~%]?");
  }

  private static Stream<WrittenDate> undated(String plain, int start) {
    Matcher match = UNDATED.matcher(plain).region(start, plain.length());
    return match.lookingAt()
        ? Stream.of(new WrittenDate(EdtfDate.UNKNOWN, match.end(), Optional.empty()))
        : Stream.empty();
  }

  private static Stream<WrittenDate> edtf(DateText text, int start) {
    String plain = text.plain();
    Matcher match = EDTF.matcher(plain).region(start, plain.length());
    if (!match.lookingAt() || text.isParted(match.start(), match.end())) {
      return Stream.empty();
    }
    boolean isSure = match.group("sure") != null;
    String whole = match.group("date").toUpperCase(Locale.ROOT);
    String trimmed = whole.replaceAll("[.,]+$", "");
    return Stream.of(whole, trimmed)
        .distinct()
        .filter(it -> isSure || !isAmbiguous(it))
        .flatMap(it -> valid(it, match.start("date") + it.length()));
  }

  /**
   * {@code 2018-24} is a season in EDTF and, as people write, the years from 2018 to 2024. It is
   * read only with the word before: {@code EDTF 2018-24}.
   */
  public static boolean isAmbiguous(String edtf) {
    return isPartOfYear(edtf)
        && Integer.parseInt(edtf.substring(5, 7)) > Integer.parseInt(edtf.substring(2, 4));
  }

  private static Stream<WrittenDate> valid(String edtf, int stop) {
    try {
      return Stream.of(new WrittenDate(new EdtfDate(edtf), stop, Optional.empty()));
    } catch (Refusal noSuchDate) {
      return Stream.empty();
    }
  }
}
