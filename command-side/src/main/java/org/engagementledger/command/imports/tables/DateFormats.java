package org.engagementledger.command.imports.tables;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.dates.MonthNames;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.Refusal;

/** Reads dates as a mapping says they are written. What can be two dates is refused. */
final class DateFormats {
  private static final String EDTF = "EDTF";
  private static final Pattern QUOTED = Pattern.compile("'[^']*'");
  private static final Pattern ORDINAL =
      Pattern.compile("(?<=\\d)(?:st|nd|rd|th|er|re|\u00BA|\u00AA)\\b");
  private static final String DOT = ".";

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
   * What a text means, in EDTF.
   *
   * @throws Refusal if none of the formats reads it, or two read it differently
   */
  String read(String text) {
    String plain = CellText.plain(text);
    TreeSet<String> readings = new TreeSet<>();
    formats.forEach(format -> format.apply(plain).forEach(readings::add));
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
          .appendPattern(pattern.replace('y', 'u').replaceAll("[ML]{3,}", "MMM"))
          .toFormatter(Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException wrong) {
      throw new Refusal("'" + pattern + "' is no date format: " + wrong.getMessage());
    }
  }

  private static void requireWhole(String pattern) {
    String letters = QUOTED.matcher(pattern).replaceAll("");
    boolean fourDigits = letters.contains("yyyy") || letters.contains("uuuu");
    Refusal.unless(fourDigits, "the date format '%s' has no year of four digits", pattern);
    boolean hasMonth = letters.contains("M") || letters.contains("L");
    Refusal.unless(
        hasMonth || !letters.contains("d"), "the date format '%s' has a day and no month", pattern);
  }

  private static String asEdtf(DateTimeFormatter formatter, String text) {
    TemporalAccessor read = formatter.parseBest(text, LocalDate::from, YearMonth::from, Year::from);
    return read instanceof Year year
        ? String.format(Locale.ROOT, "%04d", year.getValue())
        : read.toString();
  }
}
