package org.engagementledger.dates;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.engagementledger.text.Refusal;

/**
 * Reads the days that a text in the Extended Date/Time Format can mean: every expression of levels
 * 0 to 2 of the Library of Congress specification of 2019 that means days between the years 0000
 * and 9999. Whatever else the format allows is refused with the reason.
 */
final class EdtfParser {
  private static final String IN_DOUBT = "[?~%]?";
  private static final Pattern DATE =
      Pattern.compile("D([0-9X]{4})D(?:-D([0-9X]{2})D(?:-D([0-9X]{2})D)?)?".replace("D", IN_DOUBT));
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?"
              + "(?:Z|[+-]\\d{2}(?::?\\d{2})?)?");
  private static final Pattern ROUNDED_YEAR = Pattern.compile("(-?)(\\d{4})S([1-9])" + IN_DOUBT);
  private static final Pattern LONG_YEAR =
      Pattern.compile("Y(-?)(\\d{1,20})(?:E(\\d{1,2}))?(?:S[1-9]\\d?)?" + IN_DOUBT);
  private static final Pattern SET = Pattern.compile("([\\[{])(.+)[\\]}]");
  private static final BigInteger LAST_YEAR = BigInteger.valueOf(9999);

  private static final String NO_SUCH_DAY = "the day does not exist";
  private static final String NO_SUCH_MONTH =
      "the month does not exist (01 to 12; 21 to 41 are seasons and other parts of a year)";
  private static final String BEFORE_YEARS = "years before 0000 are not kept";
  private static final String AFTER_YEARS = "years after 9999 are not kept";

  private final String text;

  private EdtfParser(String text) {
    this.text = text;
  }

  static DayRange parse(String text) {
    return new EdtfParser(text).expression();
  }

  private DayRange expression() {
    Matcher set = SET.matcher(text);
    if (set.matches() && text.endsWith(set.group(1).equals("[") ? "]" : "}")) {
      return set(set.group(1).equals("["), set.group(2));
    }
    int slash = text.indexOf('/');
    return slash < 0 ? single(text) : between(text.substring(0, slash), text.substring(slash + 1));
  }

  /**
   * One of several dates had come for certain with the last of them, and possibly with the first.
   */
  private DayRange set(boolean isOneOf, String elements) {
    List<DayRange> dates = Arrays.stream(elements.split(",", -1)).map(this::element).toList();
    if (!isOneOf) {
      throw refused("a set names several dates; record one entry for each");
    }
    return dates.stream().reduce(EdtfParser::spanning).orElseThrow();
  }

  private DayRange element(String element) {
    String bare = element.strip();
    int dots = bare.indexOf("..");
    if (dots < 0 || bare.equals("..")) {
      return single(bare);
    }
    return between(bare.substring(0, dots), bare.substring(dots + 2));
  }

  private static DayRange spanning(DayRange one, DayRange other) {
    return new DayRange(
        one.earliest().isBefore(other.earliest()) ? one.earliest() : other.earliest(),
        one.latest().isAfter(other.latest()) ? one.latest() : other.latest());
  }

  private DayRange between(String from, String to) {
    DayRange range =
        new DayRange(
            isOpen(from) ? LocalDate.MIN : single(from).earliest(),
            isOpen(to) ? LocalDate.MAX : single(to).latest());
    if (range.latest().isBefore(range.earliest())) {
      throw new Refusal("'" + shown() + "' ends before it begins");
    }
    return range;
  }

  private static boolean isOpen(String end) {
    return end.equals("..") || end.isEmpty();
  }

  private DayRange single(String date) {
    Matcher parts = DATE.matcher(date);
    if (parts.matches()) {
      return date(parts.group(1), parts.group(2), parts.group(3));
    }
    if (date.startsWith("-") && DATE.matcher(date.substring(1)).matches()) {
      throw refused(BEFORE_YEARS);
    }
    return unusual(date);
  }

  private DayRange unusual(String date) {
    Matcher time = TIME.matcher(date);
    if (time.matches()) {
      DayRange day = single(time.group(1));
      throw refused("a time of day is not kept; give the day, " + day.earliest());
    }
    Matcher rounded = ROUNDED_YEAR.matcher(date);
    if (rounded.matches() && !rounded.group(1).isEmpty()) {
      throw refused(BEFORE_YEARS);
    }
    if (rounded.matches()) {
      return rounded(rounded.group(2), Integer.parseInt(rounded.group(3)));
    }
    Matcher year = LONG_YEAR.matcher(date);
    if (year.matches() && (year.group(3) != null || year.group(2).length() > 4)) {
      return longYear(year);
    }
    throw refused("");
  }

  /** {@code 1950S2}: about 1950, of which two digits are sure. */
  private static DayRange rounded(String year, int digits) {
    return years(year.substring(0, Math.min(4, digits)) + "XXXX".substring(Math.min(4, digits)));
  }

  private DayRange longYear(Matcher parts) {
    BigInteger year = new BigInteger(parts.group(2));
    if (parts.group(3) != null) {
      year = year.multiply(BigInteger.TEN.pow(Integer.parseInt(parts.group(3))));
    }
    if (!parts.group(1).isEmpty()) {
      throw refused(BEFORE_YEARS);
    }
    if (year.compareTo(LAST_YEAR) > 0) {
      throw refused(AFTER_YEARS);
    }
    return years(String.format(Locale.ROOT, "%04d", year));
  }

  private DayRange date(String year, String month, String day) {
    if (month == null) {
      return years(year);
    }
    if (day == null && month.matches("[234]\\d")) {
      return partOfYear(year, Integer.parseInt(month));
    }
    int[] months = fitting(month, 1, 12);
    if (months.length == 0) {
      throw refused(NO_SUCH_MONTH);
    }
    return days(year, months, day == null ? "XX" : day);
  }

  private DayRange partOfYear(String year, int part) {
    DayRange years = years(year);
    return PartOfYear.of(part)
        .map(it -> it.in(years.earliest().getYear(), years.latest().getYear()))
        .orElseThrow(() -> refused(NO_SUCH_MONTH));
  }

  private static DayRange years(String year) {
    return new DayRange(
        LocalDate.of(Integer.parseInt(year.replace('X', '0')), 1, 1),
        LocalDate.of(Integer.parseInt(year.replace('X', '9')), 12, 31));
  }

  private DayRange days(String year, int[] months, String day) {
    int[] years = fitting(year, 0, 9999);
    int[] days = fitting(day, 1, 31);
    return new DayRange(
        first(years, months, days), first(reversed(years), reversed(months), reversed(days)));
  }

  private LocalDate first(int[] years, int[] months, int[] days) {
    for (int year : years) {
      for (int month : months) {
        int length = YearMonth.of(year, month).lengthOfMonth();
        for (int day : days) {
          if (day <= length) {
            return LocalDate.of(year, month, day);
          }
        }
      }
    }
    throw refused(NO_SUCH_DAY);
  }

  private static int[] reversed(int[] numbers) {
    return IntStream.range(0, numbers.length).map(i -> numbers[numbers.length - 1 - i]).toArray();
  }

  /** The numbers of a range that have the digits of a pattern, in which an X stands for any. */
  private static int[] fitting(String pattern, int first, int last) {
    int least = Math.max(first, Integer.parseInt(pattern.replace('X', '0')));
    int most = Math.min(last, Integer.parseInt(pattern.replace('X', '9')));
    return IntStream.rangeClosed(least, most).filter(it -> fits(it, pattern)).toArray();
  }

  /** Whether a number has the digits of a pattern. */
  private static boolean fits(int number, String pattern) {
    int rest = number;
    for (int i = pattern.length() - 1; i >= 0; i--) {
      char wanted = pattern.charAt(i);
      if (wanted != 'X' && wanted - '0' != rest % 10) {
        return false;
      }
      rest /= 10;
    }
    return true;
  }

  private Refusal refused(String reason) {
    String shown = "'" + shown() + "' is not a date";
    return new Refusal(
        reason.isEmpty()
            ? shown + " such as " + EdtfDate.SUCH_AS + " (EDTF)"
            : shown + " that can be recorded: " + reason);
  }

  private String shown() {
    String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return shown.replaceAll("\\p{Cntrl}", "\uFFFD");
  }
}
