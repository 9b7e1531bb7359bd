package org.engagementledger.events;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the days that a text in the Extended Date/Time Format can mean. */
final class EdtfParser {
  private static final Pattern DATE =
      Pattern.compile("(\\d{4}|\\d{3}X|\\d{2}XX)(?:-(\\d{2}|XX)(?:-(\\d{2}|XX))?)?[?~%]?");

  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  private EdtfParser() {}

  static DayRange parse(String text) {
    int slash = text.indexOf('/');
    try {
      return slash < 0
          ? single(text, text)
          : between(text.substring(0, slash), text.substring(slash + 1), text);
    } catch (DateTimeException noSuchDay) {
      throw wrong(text);
    }
  }

  private static DayRange between(String from, String to, String whole) {
    return new DayRange(
        isOpen(from) ? LocalDate.MIN : single(from, whole).earliest(),
        isOpen(to) ? LocalDate.MAX : single(to, whole).latest());
  }

  private static boolean isOpen(String end) {
    return end.equals("..") || end.isEmpty();
  }

  private static DayRange single(String text, String whole) {
    Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      throw wrong(whole);
    }
    String year = date.group(1);
    String month = date.group(2);
    String day = date.group(3);
    if (month == null || month.equals("XX")) {
      if (day != null && !day.equals("XX")) {
        throw wrong(whole);
      }
      return years(year);
    }
    if (year.indexOf('X') >= 0) {
      throw wrong(whole);
    }
    return within(Integer.parseInt(year), Integer.parseInt(month), day, whole);
  }

  private static DayRange years(String year) {
    return new DayRange(
        LocalDate.of(Integer.parseInt(year.replace('X', '0')), 1, 1),
        LocalDate.of(Integer.parseInt(year.replace('X', '9')), 12, 31));
  }

  private static DayRange within(int year, int month, String day, String whole) {
    if (month >= 21 && month <= 24 && day == null) {
      return season(year, month);
    }
    YearMonth of = YearMonth.of(year, month);
    if (day == null || day.equals("XX")) {
      return new DayRange(of.atDay(1), of.atEndOfMonth());
    }
    int number = Integer.parseInt(day);
    if (!of.isValidDay(number)) {
      throw wrong(whole);
    }
    return new DayRange(of.atDay(number), of.atDay(number));
  }

  /**
   * The format does not say which hemisphere, so the season of either counts; of the last winter,
   * as far as the years go.
   */
  private static DayRange season(int year, int season) {
    if (season == 21 || season == 23) {
      return new DayRange(LocalDate.of(year, 3, 1), LocalDate.of(year, 11, 30));
    }
    return new DayRange(
        LocalDate.of(year, 1, 1),
        year == LAST_DAY.getYear() ? LAST_DAY : YearMonth.of(year + 1, 2).atEndOfMonth());
  }

  private static Refusal wrong(String text) {
    String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return new Refusal(
        "'"
            + shown.replaceAll("\\p{Cntrl}", "\uFFFD")
            + "' is not a date such as "
            + EdtfDate.SUCH_AS
            + " (EDTF, levels 0 and 1)");
  }
}
