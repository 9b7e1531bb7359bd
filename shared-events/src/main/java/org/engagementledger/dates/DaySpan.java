package org.engagementledger.dates;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The days from a first to a last, as people write them: {@code 12-14 May 2019}, {@code 28 May to 2
 * June 2019}, {@code May 12 - 14, 2019}.
 */
public record DaySpan(LocalDate first, LocalDate last) {
  private static final Pattern INTERVAL =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})/(\\d{4}-\\d{2}-\\d{2})");
  private static final Pattern FROM = Pattern.compile("(?iU)(?:from|du|del) +");
  private static final Pattern TO =
      Pattern.compile("(?iU) *(?:[-\u2010-\u2015\u2212]|(?<= )(?:to|until|till|au|al)(?= )) *");

  /** Between days that follow each other; of others it names two, and nothing between them. */
  private static final Pattern AND = Pattern.compile("(?iU) *(?:[/&]|(?<= )(?:and|et|y)(?= )) *");

  private static final Pattern PART = Pattern.compile("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)| ");
  private static final Pattern BEFORE_DIGITS = Pattern.compile("\\D+");

  /** Of what is longer every beginning and end would be tried, which takes long. */
  private static final int LONGEST = 80;

  /** The days that something lasted; empty if it has no last day. */
  public static Optional<DaySpan> of(Dated dated) {
    return dated.lastDay().map(last -> new DaySpan(dated.date().earliest(), last.latest()));
  }

  /** When something happened, as text: {@code 2019-05-12 to 2019-05-14}, or its date. */
  public static String text(Dated dated) {
    return dated.date() + dated.lastDay().map(last -> " to " + last).orElse("");
  }

  /** The two ends of an interval of days; empty if the date is anything else. */
  public static Optional<DaySpan> between(EdtfDate interval) {
    return Optional.of(INTERVAL.matcher(interval.text()))
        .filter(it -> it.matches())
        .map(it -> new DaySpan(LocalDate.parse(it.group(1)), LocalDate.parse(it.group(2))));
  }

  /**
   * What a text can mean; of more than 80 characters nothing. What its two ends have in common
   * stands only once in it.
   *
   * @param dates reads what could be one date
   */
  public static List<DaySpan> read(String text, Function<String, Stream<EdtfDate>> dates) {
    Function<String, Stream<LocalDate>> days =
        it -> dates.apply(it).filter(EdtfDate::isDay).map(EdtfDate::earliest);
    String plain = text.length() > LONGEST ? "" : FROM.matcher(text.strip()).replaceFirst("");
    Stream<DaySpan> to = spans(plain, TO, days);
    Stream<DaySpan> and =
        spans(plain, AND, days).filter(it -> it.first().plusDays(1).equals(it.last()));
    return Stream.concat(to, and).distinct().toList();
  }

  /** The date of something that happened on one of these days, nobody knows which. */
  public EdtfDate interval() {
    return new EdtfDate(first + "/" + last);
  }

  /** Both days in English: {@code 12 to 14 May 2019}, {@code 28 May to 2 June 2019}. */
  public String words() {
    String end = " to " + day(last) + " " + month(last) + " " + last.getYear();
    if (first.getYear() != last.getYear()) {
      return day(first) + " " + month(first) + " " + first.getYear() + end;
    }
    return first.getMonth() == last.getMonth()
        ? day(first) + end
        : day(first) + " " + month(first) + end;
  }

  private static int day(LocalDate day) {
    return day.getDayOfMonth();
  }

  private static String month(LocalDate day) {
    return day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  /** Whether something can have lasted that long. */
  public boolean canLast() {
    return LastDayConstraint.isWithinReach(first, last);
  }

  private static Stream<DaySpan> spans(
      String text, Pattern between, Function<String, Stream<LocalDate>> days) {
    return between
        .matcher(text)
        .results()
        .flatMap(it -> spans(text.substring(0, it.start()), text.substring(it.end()), days));
  }

  private static Stream<DaySpan> spans(
      String from, String to, Function<String, Stream<LocalDate>> days) {
    List<LocalDate> last =
        Stream.of(to, beginning(from) + to).distinct().flatMap(days).distinct().toList();
    return last.isEmpty()
        ? Stream.empty()
        : Stream.concat(Stream.of(from), ends(to).map(from::concat))
            .flatMap(days)
            .distinct()
            .flatMap(first -> last.stream().map(it -> new DaySpan(first, it)))
            .filter(it -> it.first().isBefore(it.last()));
  }

  /** A month that is named once, ahead of the days. */
  private static String beginning(String from) {
    Matcher month = BEFORE_DIGITS.matcher(from);
    return month.lookingAt() ? month.group() : "";
  }

  /** What follows the day in the second date: a month and a year, or only the year. */
  private static Stream<String> ends(String to) {
    return PART.matcher(to)
        .results()
        .filter(it -> it.start() > 0)
        .map(it -> to.substring(it.start()));
  }
}
