package org.engagementledger.query.wording;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.engagementledger.dates.DaySpan;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.Fact;

/** Dates in plain English: {@code 2018-07} is "July 2018". */
public final class EnglishDate {
  private static final List<String> SEASONS = List.of("spring", "summer", "autumn", "winter");
  private static final List<String> PARTS =
      List.of(
          "the first quarter of",
          "the second quarter of",
          "the third quarter of",
          "the fourth quarter of",
          "the first third of",
          "the second third of",
          "the last third of",
          "the first half of",
          "the second half of");
  private static final Pattern DATE =
      Pattern.compile("(\\d{2}[\\dX]{2})(?:-(\\d{2}|XX))?(?:-(\\d{2}|XX))?([?~%]?)");
  private static final Pattern PART_OF_YEAR = Pattern.compile("(\\d{4})-(2[1-9]|3\\d|4[01]).?");
  private static final Pattern ROUNDED = Pattern.compile("(\\d{4})S\\d[?~%]?");
  private static final Pattern EXACT = Pattern.compile("\\d{4}(-(0\\d|1[0-2])(-\\d{2})?)?");

  private EnglishDate() {}

  /** The date in words, to stand after a comma or alone. */
  public static String of(EdtfDate date) {
    int slash = date.text().indexOf('/');
    return slash < 0
        ? single(date.text())
        : between(date.text().substring(0, slash), date.text().substring(slash + 1));
  }

  /** When a fact happened: its date in words, or the days that it lasted. */
  public static String of(Fact fact) {
    return DaySpan.of(fact).map(DaySpan::words).orElseGet(() -> of(fact.date()));
  }

  /** That day in words. */
  public static String of(LocalDate day) {
    return "%s %s %s".formatted(day.getDayOfMonth(), month(day.getMonthValue()), day.getYear());
  }

  /** The date as the {@code datetime} of an HTML time element, if it has that form. */
  public static Optional<String> machine(EdtfDate date) {
    return Optional.of(date.text()).filter(text -> EXACT.matcher(text).matches());
  }

  /** The year, or the years, that the date lies in: a heading of a timeline. */
  public static String years(EdtfDate date) {
    boolean begins = !date.earliest().equals(LocalDate.MIN);
    boolean ends = !date.latest().equals(LocalDate.MAX);
    if (!begins && !ends) {
      return "Date unknown";
    }
    int slash = date.text().indexOf('/');
    int first =
        year(date.text().substring(0, slash < 0 ? date.text().length() : slash), date.earliest());
    int last = year(date.text().substring(slash + 1), date.latest());
    if (begins && ends) {
      return first == last ? String.valueOf(first) : first + "–" + last;
    }
    return begins ? first + " or later" : last + " or earlier";
  }

  /** A part of a year is called by that year, though a winter may lie in two. */
  private static int year(String end, LocalDate day) {
    Matcher part = PART_OF_YEAR.matcher(end.replaceAll("[?~%]", ""));
    return part.matches() ? Integer.parseInt(part.group(1)) : day.getYear();
  }

  private static String between(String from, String to) {
    boolean begins = !isOpen(from);
    boolean ends = !isOpen(to);
    if (begins && ends) {
      return "between " + single(from) + " and " + single(to);
    }
    if (!begins && !ends) {
      return "date unknown";
    }
    return begins ? single(from) + " or later" : single(to) + " or earlier";
  }

  private static boolean isOpen(String end) {
    return end.isEmpty() || end.equals("..");
  }

  private static String single(String text) {
    Matcher date = DATE.matcher(text);
    if (!date.matches() || hasDigitsToFill(date.group(1), date.group(2))) {
      return unusual(text);
    }
    String words = words(date.group(1), date.group(2), date.group(3));
    return switch (date.group(4)) {
      case "?" -> words + " (uncertain)";
      case "~" -> "about " + words;
      case "%" -> "about " + words + " (uncertain)";
      default -> words;
    };
  }

  /** A month of some year is said as the days between which it lies. */
  private static boolean hasDigitsToFill(String year, String month) {
    return year.endsWith("X") && !isUnknown(month);
  }

  private static String unusual(String text) {
    if (text.startsWith("[")) {
      return oneOf(text.substring(1, text.length() - 1).split(",", -1));
    }
    EdtfDate date = new EdtfDate(text);
    if (ROUNDED.matcher(text).matches()) {
      return "about %s (between %d and %d)"
          .formatted(text.substring(0, 4), date.earliest().getYear(), date.latest().getYear());
    }
    String plain = text.replaceAll("[?~%]", "");
    return DATE.matcher(plain).matches() && !plain.contains("X")
        ? single(plain) + (text.contains("?") ? " (partly uncertain)" : " (partly approximate)")
        : "between %s and %s (%s)".formatted(of(date.earliest()), of(date.latest()), text);
  }

  private static String oneOf(String... dates) {
    return Arrays.stream(dates)
        .map(it -> it.strip().replace("..", "/"))
        .map(it -> of(new EdtfDate(it)))
        .collect(Collectors.joining(" or ", dates.length > 1 ? "either " : "", ""));
  }

  private static String words(String year, String month, String day) {
    if (isUnknown(month)) {
      return year(year);
    }
    int number = Integer.parseInt(month);
    if (number > 12) {
      return partOf(year, number);
    }
    String named = month(number) + " " + year;
    return isUnknown(day) ? named : Integer.parseInt(day) + " " + named;
  }

  private static String partOf(String year, int number) {
    if (number > 32) {
      return PARTS.get(number - 33) + " " + year;
    }
    String season = SEASONS.get((number - 21) % 4) + " " + year;
    return switch ((number - 21) / 4) {
      case 1 -> season + " in the northern hemisphere";
      case 2 -> season + " in the southern hemisphere";
      default -> season;
    };
  }

  private static String year(String year) {
    if (year.endsWith("XX")) {
      return "between %s00 and %<s99".formatted(year.substring(0, 2));
    }
    return year.endsWith("X") ? "the " + year.replace('X', '0') + "s" : year;
  }

  private static boolean isUnknown(String part) {
    return part == null || part.equals("XX");
  }

  private static String month(int number) {
    return java.time.Month.of(number).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
