package org.engagementledger.pages.content;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.engagementledger.dates.EdtfDate;
import org.engagementledger.facts.Fact.Cosponsorship;
import org.engagementledger.facts.ResolutionId;

/** A line that is nothing but the symbol of a resolution: {@code S/RES/2427 (2018)}. */
public final class SymbolLine {
  private static final int LONGEST = 60;
  private static final Pattern SYMBOL =
      Pattern.compile("([AES](?:/[A-Z0-9]+)*/RES/[0-9]+(?:/[A-Z0-9]+)*)(?:\\s*\\((\\d{4})\\))?");

  private SymbolLine() {}

  /** The co-sponsorship that a line means; empty if it says anything else. */
  public static Optional<Cosponsorship> read(String line) {
    Matcher symbol = SYMBOL.matcher(line);
    if (line.length() > LONGEST || !symbol.matches()) {
      return Optional.empty();
    }
    EdtfDate year = symbol.group(2) == null ? EdtfDate.UNKNOWN : new EdtfDate(symbol.group(2));
    return Optional.of(
        new Cosponsorship(ResolutionId.ofSymbol(symbol.group(1)), year, "", List.of(), List.of()));
  }

  static String print(Cosponsorship it) {
    String symbol = it.resolution().id().toUpperCase(Locale.ROOT).replace('-', '/');
    boolean inOneYear = it.date().earliest().getYear() == it.date().latest().getYear();
    return inOneYear
        ? String.format(Locale.ROOT, "%s (%04d)", symbol, it.date().latest().getYear())
        : symbol;
  }
}
