package org.engagementledger.command.imports.rows;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.command.imports.formats.CellText;
import org.engagementledger.dates.DaySpan;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dates.MonthNames;
import org.engagementledger.text.Refusal;

/** Reads dates as a mapping says they are written. What can be two dates is refused. */
final class DateFormats {
  private static final String EDTF = "EDTF";
  private static final Pattern QUOTED = Pattern.compile("'[^']*'");
  private static final Pattern ORDINAL =
      Pattern.compile("(?<=\\d)(?:st|nd|rd|th|er|re|\u00BA|\u00AA)\\b");
  private static final String DOT = ".";

  /** Of {@link DateTimeFormatter}; those whose value is in the date that is made. */
  private static final String LETTERS = "yuMLdDE";

  /** What other letters stand for, by which people recognise what they wrote. */
  private static final Map<Character, String> MEANINGS =
      Stream.of(
              Map.entry("QqwWYF", "a quarter or a week"),
              Map.entry("G", "an era"),
              Map.entry("ec", "a day of the week that is counted differently from place to place"),
              Map.entry("gAHhkKmsSnNaB", "a time of day or a count of days"),
              Map.entry("VvzOXx", "a time zone"))
          .flatMap(it -> it.getKey().chars().mapToObj(of -> Map.entry((char) of, it.getValue())))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final List<ChronoField> DAYS =
      List.of(ChronoField.DAY_OF_MONTH, ChronoField.DAY_OF_YEAR, ChronoField.DAY_OF_WEEK);

  private final List<String> names;
  private final List<Function<String, Stream<String>>> formats;

  /**
   * Dates in these formats: {@code EDTF}, or patterns of {@link DateTimeFormatter} for days, months
   * or years. Several may be in use side by side, in several languages.
   *
   * @param languages in which months are named, as BCP 47 tags; none means English
   * @throws Refusal if a pattern leaves a part of the date to be guessed, or a language is none
   */
  DateFormats(List<String> formats, List<String> languages) {
    MonthNames months = new MonthNames(languages);
    this.names = formats.isEmpty() ? List.of(EDTF) : formats;
    this.formats = names.stream().map(format -> format(format, months)).toList();
  }

  /**
   * What a text means, in EDTF; of a first and a last day, such as {@code 12-14 May 2019}, the
   * interval.
   *
   * @throws Refusal if none of the formats reads it, or two read it differently
   */
  String read(String text) {
    String plain = CellText.plain(text);
    TreeSet<String> readings = new TreeSet<>();
    formats.forEach(format -> format.apply(plain).forEach(readings::add));
    if (readings.isEmpty()) {
      DaySpan.read(plain, this::each).forEach(days -> readings.add(days.interval().text()));
    }
    Refusal.unless(readings.size() < 2, "'%s' can be %s; which, nothing says", text, or(readings));
    if (readings.isEmpty() && names.contains(EDTF)) {
      requireNoReason(plain);
    }
    Refusal.unless(
        !readings.isEmpty(),
        "'%s' is no date in the format %s; \"dates\" in a mapping says how dates are written",
        text,
        names.stream().map(DateFormats::explained).collect(Collectors.joining(" or ")));
    return readings.first();
  }

  private Stream<EdtfDate> each(String text) {
    return formats.stream().flatMap(format -> format.apply(text)).map(EdtfDate::new);
  }

  private static String explained(String format) {
    return format.equals(EDTF) ? "EDTF (" + EdtfDate.SUCH_AS + ")" : format;
  }

  /** What is written as EDTF and cannot be recorded is refused with the reason of that. */
  private static void requireNoReason(String text) {
    try {
      var unused = new EdtfDate(text);
    } catch (Refusal refused) {
      if (!refused.getMessage().contains(EdtfDate.SUCH_AS)) {
        throw refused;
      }
    }
  }

  private static String or(Set<String> readings) {
    return String.join(" or ", readings);
  }

  private static Function<String, Stream<String>> format(String format, MonthNames months) {
    return format.equals(EDTF) ? DateFormats::edtf : pattern(format, months);
  }

  private static Stream<String> edtf(String text) {
    try {
      return Stream.of(new EdtfDate(text).text());
    } catch (Refusal none) {
      return Stream.empty();
    }
  }

  private static Function<String, Stream<String>> pattern(String pattern, MonthNames months) {
    DateTimeFormatter formatter = formatter(pattern);
    return text -> {
      String english = months.inEnglish(ORDINAL.matcher(text).replaceAll(""));
      return Stream.of(english, english.replace(DOT, ""))
          .flatMap(it -> read(formatter, it))
          .flatMap(DateFormats::edtf)
          .distinct();
    };
  }

  private static Stream<String> read(DateTimeFormatter formatter, String text) {
    try {
      return Stream.of(asEdtf(formatter, text));
    } catch (DateTimeException none) {
      return Stream.empty();
    }
  }

  /** The year of an era is a year, and no year is guessed from two digits. */
  private static DateTimeFormatter formatter(String pattern) {
    requireWhole(pattern);
    try {
      return new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern(outsideQuotes(pattern, DateFormats::inYearsAndShortMonths))
          .toFormatter(Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException wrong) {
      throw new Refusal("'" + pattern + "' is no date format: " + wrong.getMessage());
    }
  }

  private static String inYearsAndShortMonths(String letters) {
    return letters.replace('y', 'u').replaceAll("[ML]{3,}", "MMM");
  }

  private static String outsideQuotes(String pattern, UnaryOperator<String> change) {
    StringBuilder changed = new StringBuilder();
    int end = 0;
    Matcher quoted = QUOTED.matcher(pattern);
    while (quoted.find()) {
      changed.append(change.apply(pattern.substring(end, quoted.start()))).append(quoted.group());
      end = quoted.end();
    }
    return changed.append(change.apply(pattern.substring(end))).toString();
  }

  private static void requireWhole(String pattern) {
    String letters = QUOTED.matcher(pattern).replaceAll("");
    letters
        .chars()
        .filter(it -> isLetter(it) && LETTERS.indexOf(it) < 0)
        .findFirst()
        .ifPresent(letter -> refuse(pattern, (char) letter));
    boolean fourDigits = letters.contains("yyyy") || letters.contains("uuuu");
    Refusal.unless(fourDigits, "the date format '%s' has no year of four digits", pattern);
    boolean hasMonth = letters.contains("M") || letters.contains("L");
    Refusal.unless(
        hasMonth || !letters.contains("d"), "the date format '%s' has a day and no month", pattern);
    boolean hasDay = letters.contains("d") || letters.contains("D");
    Refusal.unless(
        hasDay || !letters.contains("E"),
        "the date format '%s' has a day of the week (E) and no day",
        pattern);
  }

  private static boolean isLetter(int character) {
    return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
  }

  private static void refuse(String pattern, char letter) {
    throw new Refusal(
        ("the date format '%s' has the letter %s, which stands for %s; a date is a day, a month or"
                + " a year, and its letters are y, M, d, D (day of the year) and E (day of the"
                + " week); words that every date has stand in single quotes")
            .formatted(pattern, letter, MEANINGS.getOrDefault(letter, "no part of a date")));
  }

  private static String asEdtf(DateTimeFormatter formatter, String text) {
    TemporalAccessor parsed = formatter.parse(text);
    LocalDate day = parsed.query(TemporalQueries.localDate());
    if (day != null) {
      return day.toString();
    }
    requireNoDay(parsed);
    if (parsed.isSupported(ChronoField.MONTH_OF_YEAR)) {
      return YearMonth.from(parsed).toString();
    }
    return String.format(Locale.ROOT, "%04d", Year.from(parsed).getValue());
  }

  /** What a text says must be in the date that is made of it. */
  private static void requireNoDay(TemporalAccessor parsed) {
    if (DAYS.stream().anyMatch(parsed::isSupported)) {
      throw new DateTimeException("a part of the date would be lost");
    }
  }
}
