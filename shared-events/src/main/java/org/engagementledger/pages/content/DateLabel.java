package org.engagementledger.pages.content;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.engagementledger.dates.DateText;
import org.engagementledger.dates.DaySpan;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.dates.WrittenDate;
import org.engagementledger.facts.Fact;

/** Dates in words, as our pages have them: {@code July 2018}, {@code 9 July 2018}, {@code 2018}. */
public final class DateLabel {
  private static final String UNDATED = "Undated";
  private static final String SURE = "EDTF ";
  private static final List<String> NAMES =
      Arrays.stream(Month.values())
          .map(month -> month.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
          .toList();

  private DateLabel() {}

  /** The date that a label means, all of it; empty if it means none. */
  static Optional<EdtfDate> read(String label) {
    DateText text = DateText.of(label);
    return WrittenDate.at(text, 0)
        .filter(it -> it.stop() == text.plain().length())
        .map(WrittenDate::date);
  }

  /** The same, where what could be years as well can only be a season. */
  static Optional<EdtfDate> readOne(String label) {
    return read(label)
        .or(() -> WrittenDate.isAmbiguous(label) ? read(SURE + label) : Optional.empty());
  }

  /** The label of a fact, which is read again as its date or as the days that it lasted. */
  public static String print(Fact fact) {
    return DaySpan.of(fact).map(DaySpan::words).orElseGet(() -> unmistakable(fact.date()));
  }

  private static String unmistakable(EdtfDate date) {
    String label = print(date);
    boolean isRead = !label.equals(date.text()) || read(label).filter(date::equals).isPresent();
    return isRead ? label : SURE + date;
  }

  /** The date in words; what words cannot say exactly stays in EDTF. */
  public static String print(EdtfDate date) {
    if (date.equals(EdtfDate.UNKNOWN)) {
      return UNDATED;
    }
    String text = WrittenDate.isOfPages(date) ? date.text() : SURE + date;
    return switch (text.matches("\\d{4}-(0\\d|1[0-2])(-\\d\\d)?") ? text.length() : 0) {
      case 7 -> words(date.earliest());
      case 10 -> date.earliest().getDayOfMonth() + " " + words(date.earliest());
      default -> text;
    };
  }

  private static String words(LocalDate day) {
    return String.format(Locale.ROOT, "%s %04d", NAMES.get(day.getMonthValue() - 1), day.getYear());
  }
}
