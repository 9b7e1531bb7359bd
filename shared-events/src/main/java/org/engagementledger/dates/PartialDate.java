package org.engagementledger.dates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date as it stands at one end of a span, where parts of it may be left to the other end: {@code
 * 12}, {@code 12 May}, {@code May}, {@code 12 May 2019}, {@code Q3 2018}, {@code mid-2018?}.
 *
 * @param year empty if it is not said
 * @param month as two digits, also 21 to 41 for parts of a year; empty if it is not said
 * @param day as two digits; empty if it is not said
 * @param doubt {@code ?}, {@code ~} or {@code %}; empty if there is none
 * @param stop where it ends in the text
 */
record PartialDate(String year, String month, String day, String doubt, int stop) {
  private static final String OF = "(?:of |de |del |d'|d\u2019)?";
  private static final String YEAR = OF + "(?<y>\\d{4})(?!\\d)";
  private static final String DAY = "(?<d>\\d{1,2})(?:st|nd|rd|th|er|ero|o|\\.)?";
  private static final String MONTH = OF + "@(?<m>\\d\\d)";
  private static final String GAP = "[ ,./-]{0,2}";
  private static final String WEEKDAY = "(?:#,? ?(?:the |le |el )?|(?:the |le |el )(?=\\d))?";
  private static final String QUARTER =
      "(?:(?:first|1st|premier|1er|primer)(?<q1>)|(?:second|2nd|deuxieme|2e|segundo)(?<q2>)"
          + "|(?:third|3rd|troisieme|3e|tercer)(?<q3>)"
          + "|(?:fourth|4th|last|quatrieme|4e|cuarto)(?<q4>))"
          + " (?:quarter|trimestre) ";
  private static final String HALF =
      "(?:(?:first|1st|premier|1er|primer)(?<q8>)|(?:second|2nd|deuxieme|2e|segundo)(?<q9>))"
          + " (?:half|semestre) ";
  private static final String SEASON =
      "(?:(?:spring|printemps|primavera)(?<s1>)|(?:summer|ete|verano)(?<s2>)"
          + "|(?:autumn|fall|automne|otono)(?<s3>)|(?:winter|hiver|invierno)(?<s4>)),? ";

  /** Longer ones are preferred by whoever tries them all. */
  private static final List<Pattern> FORMS =
      List.of(
          form(WEEKDAY + DAY + "(?:\\.? |[./-])?" + MONTH + GAP + YEAR),
          form(WEEKDAY + DAY + "(?:\\.? |[./-])?" + MONTH),
          form(WEEKDAY + "@(?<m>\\d\\d) ?" + DAY + "(?:, ?| )" + YEAR),
          form(WEEKDAY + "@(?<m>\\d\\d)(?<s>[.-])" + DAY + "\\k<s>" + YEAR),
          form(WEEKDAY + "@(?<m>\\d\\d)[ ./-]{0,2}" + DAY + "(?!\\d)"),
          form("@(?<m>\\d\\d)" + GAP + YEAR),
          form("(?<y>\\d{4})[ ,./-]{1,2}@(?<m>\\d\\d)"),
          form("(?<y>\\d{4})(?<s>[ ./-])@(?<m>\\d\\d)\\k<s>(?<d>\\d{1,2})(?!\\d| ?[/.] ?\\d)"),
          form("@(?<m>\\d\\d)"),
          form(WEEKDAY + DAY + "(?!\\d)"),
          form("(?<d>\\d{1,2}),? (?<y>\\d{4})(?!\\d)"),
          form("(?<y>\\d{4})(?!\\d)"),
          form("(?<y>\\d{4})(?<sep>[-/.])(?<m>\\d{1,2})\\k<sep>(?<d>\\d{1,2})(?!\\d)"),
          form("(?<y>\\d{4})(?<sep>[-/.])(?<m>\\d\\d)(?!\\d)"),
          form(
              WEEKDAY
                  + "(?<a>\\d{1,2}) ?(?<sep>[-/.]) ?(?<b>\\d{1,2}) ?\\k<sep> ?(?<y>\\d{4})(?!\\d)"),
          form("(?<m>\\d\\d)[-/.](?<y>\\d{4})(?!\\d)"),
          form("(?<m>\\d{1,2}) ?/ ?(?<y>\\d{4})(?!\\d)"),
          form("[qt](?<q>[1-4])[ ,/-]{0,2}" + YEAR),
          form("(?<y>\\d{4})[ ,/-]{0,3}[qt](?<q>[1-4])"),
          form("(?:the |le |el )?" + QUARTER + YEAR),
          form("h(?<h>[12])[ ,/-]{0,2}" + YEAR),
          form("(?:the |le |el |la )?" + HALF + YEAR),
          form(SEASON + YEAR));

  private static final Pattern ABOUT =
      Pattern.compile(
          "(?:(?:circa|cca|ca|c|about|around|approx|approximately|roughly|vers|environ|env|hacia"
              + "|alrededor de|mid|middle of|early|late|beginning of|start of|end of|mi|debut"
              + "|fin de|fin|courant|mediados de|principios de|comienzos de|inicios de"
              + "|finales de|fines de)(?:\\. ?|[ -]|(?=\\d))|[~\u2248] ?)(?:the )?(?=[\\d@a-z])");

  private static final String UNSURE =
      "(?:tbc|tbd|uncertain|unsure|unconfirmed|probably|perhaps|possibly|to be confirmed"
          + "|a confirmer|incertain|por confirmar|incierto)\\.?";
  private static final String ROUGHLY =
      "(?:approximately|approx|aprox|environ|env|about|circa|cca|ca|c|estimated|estimate"
          + "|approximate|roughly)\\.?";

  /** Behind a date. */
  private static final Pattern DOUBT =
      Pattern.compile(
          " ?(?:(?<unsure>\\?|[(\\[](?:\\?|UNSURE)[)\\]]|,? ?UNSURE(?= ?[:;]| -|$))"
                  .replace("UNSURE", UNSURE)
              + "|[(\\[](?:~|ROUGHLY)[)\\]]|,? ?ROUGHLY(?= ?[:;]| -|$)|~(?= ?[:;,)\\]]| ?-|$))|~"
                  .replace("ROUGHLY", ROUGHLY));

  private static final Pattern FIGURES = Pattern.compile("[\\d ./-]+");

  private static Pattern form(String pattern) {
    return Pattern.compile(pattern);
  }

  /** All that can be read at that place, the longest first. */
  static List<PartialDate> at(DateText dateText, int start) {
    String text = dateText.plain();
    Matcher about = ABOUT.matcher(text).region(start, text.length());
    boolean isAbout = about.lookingAt();
    List<PartialDate> all = new ArrayList<>();
    for (Pattern form : FORMS) {
      Matcher match = form.matcher(text).region(isAbout ? about.end() : start, text.length());
      match.useTransparentBounds(true);
      if (match.lookingAt() && !isParted(dateText, match)) {
        read(match).map(it -> it.doubted(text, isAbout)).ifPresent(all::add);
      }
    }
    all.sort((one, other) -> other.stop - one.stop);
    return all;
  }

  /** Whether it is nothing but figures, and a long dash could stand between two dates. */
  private static boolean isParted(DateText text, Matcher match) {
    return FIGURES.matcher(match.group()).matches() && text.isParted(match.start(), match.end());
  }

  private static Optional<PartialDate> read(Matcher match) {
    String year = group(match, "y");
    if (has(match, "a")) {
      return dayAndMonth(match.group("a"), match.group("b"))
          .map(it -> new PartialDate(year, it.month, it.day, "", match.end()));
    }
    if (isTwoYears(match)) {
      return Optional.empty();
    }
    String month = part(match);
    return Optional.of(
        new PartialDate(year, twoDigits(month), twoDigits(group(match, "d")), "", match.end()));
  }

  /** {@code 2009/12} can be a month, or the years 2009 to 2012; {@code 2009-24} is no month. */
  private static boolean isTwoYears(Matcher match) {
    if (!has(match, "sep") || has(match, "d")) {
      return false;
    }
    int second = Integer.parseInt(match.group("m"));
    boolean canBeYear = second > Integer.parseInt(match.group("y")) % 100;
    return second > 12 || (match.group("sep").equals("/") && canBeYear);
  }

  /** Only if one order of the two is possible, or both mean the same day. */
  private static Optional<PartialDate> dayAndMonth(String one, String other) {
    int a = Integer.parseInt(one);
    int b = Integer.parseInt(other);
    if (a != b && a <= 12 && b <= 12) {
      return Optional.empty();
    }
    boolean dayFirst = b <= 12;
    return Optional.of(
        new PartialDate(
            "", twoDigits(dayFirst ? other : one), twoDigits(dayFirst ? one : other), "", 0));
  }

  private static String part(Matcher match) {
    if (has(match, "m")) {
      return match.group("m");
    }
    for (int i = 1; i <= 9; i++) {
      if (has(match, "q" + i)) {
        return String.valueOf(32 + i);
      }
      if (has(match, "s" + i)) {
        return String.valueOf(20 + i);
      }
    }
    return has(match, "q")
        ? String.valueOf(32 + Integer.parseInt(match.group("q")))
        : has(match, "h") ? String.valueOf(39 + Integer.parseInt(match.group("h"))) : "";
  }

  private static boolean has(Matcher match, String group) {
    return match.namedGroups().containsKey(group) && match.group(group) != null;
  }

  private static String group(Matcher match, String group) {
    return has(match, group) ? match.group(group) : "";
  }

  private static String twoDigits(String number) {
    return number.isEmpty() ? "" : String.format(Locale.ROOT, "%02d", Integer.valueOf(number));
  }

  private PartialDate doubted(String text, boolean isAbout) {
    Matcher after = DOUBT.matcher(text).region(stop, text.length());
    boolean isDoubted = after.lookingAt();
    boolean isUnsure = isDoubted && after.group("unsure") != null;
    String mark = isAbout || (isDoubted && !isUnsure) ? isUnsure ? "%" : "~" : isUnsure ? "?" : "";
    return new PartialDate(year, month, day, mark, isDoubted ? after.end() : stop);
  }

  /** Whether nothing of it is left to the other end. */
  boolean isWhole() {
    return !year.isEmpty() && (day.isEmpty() || !month.isEmpty());
  }

  /** Whether it is a season, a quarter or a half. */
  boolean isPartOfYear() {
    return month.compareTo("12") > 0;
  }

  /** The same with what the later end says and this one leaves to it; if it can be so. */
  Optional<PartialDate> before(PartialDate later) {
    boolean sameShape =
        (day.isEmpty() || !month.isEmpty() || !later.day.isEmpty())
            && (month.isEmpty() || !year.isEmpty() || !later.month.isEmpty());
    PartialDate whole =
        new PartialDate(
            year.isEmpty() ? later.year : year,
            month.isEmpty() && !day.isEmpty() ? later.month : month,
            day,
            doubt,
            stop);
    return sameShape && whole.isWhole() ? Optional.of(whole) : Optional.empty();
  }

  /** The same with what the earlier end says already: {@code May 15-20, 2018}. */
  PartialDate after(PartialDate earlier) {
    boolean lacksMonth = month.isEmpty() && !day.isEmpty();
    return new PartialDate(year, lacksMonth ? earlier.month : month, day, doubt, stop);
  }

  /** In EDTF. */
  String edtf() {
    return year + (month.isEmpty() ? "" : "-" + month) + (day.isEmpty() ? "" : "-" + day) + doubt;
  }
}
