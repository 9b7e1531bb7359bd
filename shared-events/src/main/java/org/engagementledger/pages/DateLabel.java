package org.engagementledger.pages;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.events.DaySpan;
import org.engagementledger.events.EdtfDate;
import org.engagementledger.events.Fact;
import org.engagementledger.events.Refusal;

/** Dates in words, as a page has them: {@code July 2018}, {@code 9 July 2018}, {@code 2018}. */
final class DateLabel {
  private static final String UNDATED = "Undated";
  private static final List<String> NAMES =
      Arrays.stream(Month.values())
          .map(month -> month.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
          .toList();
  private static final String MONTH =
      NAMES.stream()
          .map(name -> name.substring(0, 3) + "(?:" + name.substring(3) + ")?\\.?")
          .collect(Collectors.joining("|", "(", "|Sept\\.?)"));
  private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
  private static final String TO = " ?(?:-|\u2013|\u2014|to|and|/) ?";
  private static final String YEAR = "(\\d{4})";

  /** A way to write a date, and the date in EDTF. */
  private record Form(Pattern pattern, Function<MatchResult, String> edtf) {
    static Form of(String pattern, Function<MatchResult, String> edtf) {
      return new Form(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), edtf);
    }

    Stream<String> read(String label) {
      Matcher match = pattern.matcher(label);
      return match.matches() ? Stream.of(edtf.apply(match)) : Stream.empty();
    }
  }

  private static final List<Form> FORMS =
      List.of(
          Form.of("[\\[?~%.0-9X/][-0-9XS.,/?~%\\]]{2,}", MatchResult::group),
          Form.of(MONTH + ",? " + YEAR, m -> month(m, 2, 1)),
          Form.of(DAY + " " + MONTH + ",? " + YEAR, m -> day(m, 3, 2, 1)),
          Form.of(MONTH + " " + DAY + ",? " + YEAR, m -> day(m, 3, 1, 2)),
          Form.of(
              DAY + TO + DAY + " " + MONTH + ",? " + YEAR,
              m -> day(m, 4, 3, 1) + "/" + day(m, 4, 3, 2)),
          Form.of(MONTH + TO + MONTH + ",? " + YEAR, m -> month(m, 3, 1) + "/" + month(m, 3, 2)),
          Form.of(
              MONTH + ",? " + YEAR + TO + MONTH + ",? " + YEAR,
              m -> month(m, 2, 1) + "/" + month(m, 4, 3)),
          Form.of(YEAR + TO + YEAR, m -> m.group(1) + "/" + m.group(2)),
          Form.of("Spring " + YEAR, m -> m.group(1) + "-21"),
          Form.of("Summer " + YEAR, m -> m.group(1) + "-22"),
          Form.of("(?:Autumn|Fall) " + YEAR, m -> m.group(1) + "-23"),
          Form.of("Winter " + YEAR, m -> m.group(1) + "-24"),
          Form.of(UNDATED, m -> EdtfDate.UNKNOWN.text()));

  private DateLabel() {}

  /** The date that a label means; empty if it means none. */
  static Optional<EdtfDate> read(String label) {
    return date(label).or(() -> span(label).map(DaySpan::interval));
  }

  private static Optional<EdtfDate> date(String label) {
    String plain = label.replaceAll("[\\s\\u00A0]+", " ");
    return FORMS.stream().flatMap(form -> form.read(plain)).findFirst().flatMap(DateLabel::valid);
  }

  /** What lasts from the first to the last day that a label names; of EDTF the date says all. */
  static Optional<DaySpan> lasting(String label) {
    boolean isEdtf = date(label).filter(it -> it.text().equals(label.strip())).isPresent();
    return isEdtf ? Optional.empty() : span(label).filter(DaySpan::canLast);
  }

  private static Optional<DaySpan> span(String label) {
    return DaySpan.read(label, it -> date(it).stream()).stream().findFirst();
  }

  /** The label of a fact: its date in words, or the days that it lasted. */
  static String print(Fact fact) {
    return DaySpan.of(fact).map(DaySpan::words).orElseGet(() -> print(fact.date()));
  }

  /** The date in words; what words cannot say exactly stays in EDTF. */
  static String print(EdtfDate date) {
    if (date.equals(EdtfDate.UNKNOWN)) {
      return UNDATED;
    }
    String text = date.text();
    return switch (text.matches("\\d{4}-(0\\d|1[0-2])(-\\d\\d)?") ? text.length() : 0) {
      case 7 -> words(date.earliest());
      case 10 -> date.earliest().getDayOfMonth() + " " + words(date.earliest());
      default -> text;
    };
  }

  private static String words(LocalDate day) {
    return String.format(Locale.ROOT, "%s %04d", NAMES.get(day.getMonthValue() - 1), day.getYear());
  }

  private static Optional<EdtfDate> valid(String edtf) {
    try {
      return Optional.of(new EdtfDate(edtf));
    } catch (Refusal noSuchDate) {
      return Optional.empty();
    }
  }

  private static String day(MatchResult m, int year, int month, int day) {
    return String.format(
        Locale.ROOT, "%s-%02d", month(m, year, month), Integer.valueOf(m.group(day)));
  }

  private static String month(MatchResult m, int year, int month) {
    String start = m.group(month).substring(0, 3);
    int number = 1;
    while (!NAMES.get(number - 1).regionMatches(true, 0, start, 0, 3)) {
      number++;
    }
    return String.format(Locale.ROOT, "%s-%02d", m.group(year), number);
  }
}
