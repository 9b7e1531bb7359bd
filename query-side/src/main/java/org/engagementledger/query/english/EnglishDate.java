package org.engagementledger.query.english;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.engagementledger.events.EdtfDate;

/** Dates in plain English: {@code 2018-07} is "July 2018". */
public final class EnglishDate {
  private static final List<String> SEASONS = List.of("spring", "summer", "autumn", "winter");
  private static final Pattern DATE =
      Pattern.compile("(\\d{2}[\\dX]{2})(?:-(\\d{2}|XX))?(?:-(\\d{2}|XX))?([?~%]?)");
  private static final Pattern EXACT = Pattern.compile("\\d{4}(-(0\\d|1[0-2])(-\\d{2})?)?");

  private EnglishDate() {}

  /** The date in words, to stand after a comma or alone. */
  public static String of(EdtfDate date) {
    int slash = date.text().indexOf('/');
    return slash < 0
        ? single(date.text())
        : between(date.text().substring(0, slash), date.text().substring(slash + 1));
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
    int first = date.earliest().getYear();
    int last = lastYear(date);
    if (begins && ends) {
      return first == last ? String.valueOf(first) : first + "–" + last;
    }
    return begins ? first + " or later" : last + " or earlier";
  }

  /** A winter is called by the year in which it begins in the north. */
  private static int lastYear(EdtfDate date) {
    String end = date.text().substring(date.text().indexOf('/') + 1);
    return end.startsWith("-24", 4)
        ? Integer.parseInt(end.substring(0, 4))
        : date.latest().getYear();
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
    if (!date.matches()) {
      return text;
    }
    String words = words(date.group(1), date.group(2), date.group(3));
    return switch (date.group(4)) {
      case "?" -> words + " (uncertain)";
      case "~" -> "about " + words;
      case "%" -> "about " + words + " (uncertain)";
      default -> words;
    };
  }

  private static String words(String year, String month, String day) {
    if (isUnknown(month)) {
      return year(year);
    }
    int number = Integer.parseInt(month);
    if (number > 12) {
      return SEASONS.get(number - 21) + " " + year;
    }
    String named = month(number) + " " + year;
    return isUnknown(day) ? named : Integer.parseInt(day) + " " + named;
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
