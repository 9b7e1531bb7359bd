package org.engagementledger.pages.content;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.Fact.Endorsement;
import org.engagementledger.facts.Fact.NonEndorsement;
import org.engagementledger.facts.Fact.Position;
import org.engagementledger.facts.Fact.Withdrawal;
import org.engagementledger.facts.InstrumentId;

/** What a page says of one instrument: {@code Endorsed in 2015}, {@code Not Endorsed}. */
public final class PositionLine {
  static final String UNKNOWN = "Unknown";

  private static final Pattern NOT =
      Pattern.compile(
          "(?:has |have )?(?:not|never)(?: yet)? endorsed|did not endorse",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ENDORSED = dated("endorsed");
  private static final Pattern WITHDREW =
      dated("(?:withdrew|withdrawn|endorsement withdrawn|withdrew (?:its )?endorsement)");

  private PositionLine() {}

  /** The position that a line means; empty if it means none. */
  public static Optional<Position> read(InstrumentId instrument, String text) {
    String line = text.replaceAll("[\\s\\p{Z}]+", " ").replaceAll("(?<!\\.)\\.$", "");
    if (NOT.matcher(line).matches()) {
      return Optional.of(
          new NonEndorsement(instrument, EdtfDate.UNKNOWN, "", List.of(), List.of()));
    }
    Optional<Position> endorsed =
        date(ENDORSED, line)
            .map(date -> new Endorsement(instrument, date, "", List.of(), List.of()));
    return endorsed.isPresent()
        ? endorsed
        : date(WITHDREW, line)
            .map(date -> new Withdrawal(instrument, date, "", List.of(), List.of()));
  }

  /** Whether a line says that nothing is known. */
  public static boolean saysNothing(String line) {
    return line.matches("(?i)unknown\\.?|none\\.?|n/a|-|\u2013");
  }

  static String print(Position position) {
    return switch (position) {
      case Endorsement it -> "Endorsed" + when(it.date());
      case Withdrawal it -> "Withdrew" + when(it.date());
      case NonEndorsement it -> "Not Endorsed";
    };
  }

  private static String when(EdtfDate date) {
    if (date.equals(EdtfDate.UNKNOWN)) {
      return "";
    }
    return (date.earliest().equals(date.latest()) ? " on " : " in ") + DateLabel.print(date);
  }

  private static Pattern dated(String verb) {
    return Pattern.compile(
        verb + "(?:(?: ?[:,(\u2013\u2014-]| ) ?(?:(?:in|on|since) )?([^ ()].*?)\\)?)?",
        Pattern.CASE_INSENSITIVE);
  }

  private static Optional<EdtfDate> date(Pattern pattern, String line) {
    Matcher match = pattern.matcher(line);
    if (!match.matches()) {
      return Optional.empty();
    }
    return match.group(1) == null
        ? Optional.of(EdtfDate.UNKNOWN)
        : DateLabel.readOne(match.group(1));
  }
}
