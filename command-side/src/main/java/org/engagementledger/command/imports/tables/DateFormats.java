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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.Refusal;

/** Reads dates as a mapping says they are written. What can be two dates is refused. */
final class DateFormats {
  private static final String EDTF = "EDTF";

  private final List<String> names;
  private final List<Function<String, Optional<String>>> formats;

  /**
   * Dates in these formats: {@code EDTF}, or patterns of {@link DateTimeFormatter} for days, months
   * or years.
   */
  DateFormats(List<String> formats, String language) {
    this.names = formats.isEmpty() ? List.of(EDTF) : formats;
    Locale locale = language.isEmpty() ? Locale.ENGLISH : Locale.forLanguageTag(language);
    this.formats = names.stream().map(format -> format(format, locale)).toList();
  }

  /**
   * What a text means, in EDTF.
   *
   * @throws Refusal if none of the formats reads it, or two read it differently
   */
  String read(String text) {
    TreeSet<String> readings = new TreeSet<>();
    formats.forEach(format -> format.apply(text.strip()).ifPresent(readings::add));
    Refusal.unless(readings.size() < 2, "'%s' can be %s; which, nothing says", text, or(readings));
    if (readings.isEmpty() && names.contains(EDTF)) {
      requireForwards(text.strip());
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

  /** Two dates that do not make an interval are written well: the order of them is wrong. */
  private static void requireForwards(String text) {
    String[] ends = text.split("/", -1);
    if (ends.length == 2 && Stream.of(ends).allMatch(end -> edtf(end).isPresent())) {
      var unused = new EdtfDate(text);
    }
  }

  private static String or(Set<String> readings) {
    return String.join(" or ", readings);
  }

  private static Function<String, Optional<String>> format(String format, Locale locale) {
    return format.equals(EDTF) ? DateFormats::edtf : pattern(format, locale);
  }

  private static Optional<String> edtf(String text) {
    try {
      return Optional.of(new EdtfDate(text).text());
    } catch (Refusal none) {
      return Optional.empty();
    }
  }

  private static Function<String, Optional<String>> pattern(String pattern, Locale locale) {
    DateTimeFormatter formatter = formatter(pattern, locale);
    return text -> {
      try {
        return Optional.of(asEdtf(formatter, text)).filter(it -> edtf(it).isPresent());
      } catch (DateTimeException none) {
        return Optional.empty();
      }
    };
  }

  /** The year of an era is a year, and no year is guessed from two digits. */
  private static DateTimeFormatter formatter(String pattern, Locale locale) {
    boolean fourDigits = pattern.contains("yyyy") || pattern.contains("uuuu");
    Refusal.unless(fourDigits, "the date format '%s' has no year of four digits", pattern);
    try {
      return new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern(pattern.replace('y', 'u'))
          .toFormatter(locale)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException wrong) {
      throw new Refusal("'" + pattern + "' is no date format: " + wrong.getMessage());
    }
  }

  private static String asEdtf(DateTimeFormatter formatter, String text) {
    TemporalAccessor read = formatter.parseBest(text, LocalDate::from, YearMonth::from, Year::from);
    return read instanceof Year year
        ? String.format(Locale.ROOT, "%04d", year.getValue())
        : read.toString();
  }
}
