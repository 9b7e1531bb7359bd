package org.engagementledger.command.imports.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.engagementledger.command.imports.ImportReport.Suggestion;
import org.engagementledger.countries.CountryCode;
import org.engagementledger.countries.CountryNames;

/** What the text of an engagement seems to say besides. Nothing of it is recorded by itself. */
final class FactSuggestions {
  /** Where a word begins; a boundary of Java's own looks back over all marks before it. */
  private static final String BEGIN = "(?<![\\p{L}\\p{M}\\p{N}_])";

  private static final String END = "(?![\\p{L}\\p{M}\\p{N}_])";

  private static final Pattern RESOLUTION =
      Pattern.compile(
          "(?:"
              + BEGIN
              + "(?:resolution|UNSCR?|UNSC ?Res\\.?|UNSRC)|S/RES/) ?(\\d{4})"
              + "(?: \\(\\d{4}\\))?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern COSPONSORED =
      Pattern.compile(BEGIN + "co-?\\s?sponsor", Pattern.CASE_INSENSITIVE);
  private static final Pattern PROMISE =
      Pattern.compile(
          BEGIN + "(?:will|plans? to|promised|agreed to|to follow up)" + END,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern END_OF_SENTENCE = Pattern.compile("[.!?]");

  private FactSuggestions() {}

  /** Takes as many steps as the text has characters, however long it is. */
  static List<Suggestion> of(int line, CharSequence text, CountryCode country) {
    List<Suggestion> found = new ArrayList<>();
    if (COSPONSORED.matcher(text).find()) {
      RESOLUTION
          .matcher(text)
          .results()
          .forEach(it -> found.add(new Suggestion(line, "COSPONSORSHIP", it.group())));
    }
    List<String> countries = CountryNames.mentioned(text, country);
    if (!countries.isEmpty()) {
      found.add(new Suggestion(line, "COUNTRIES", String.join(", ", countries)));
    }
    promises(text).forEach(it -> found.add(new Suggestion(line, "FOLLOW_UP", it)));
    return found;
  }

  /** The sentences that promise something, each cut out once. */
  private static List<String> promises(CharSequence text) {
    List<String> promises = new ArrayList<>();
    Matcher end = END_OF_SENTENCE.matcher(text);
    Matcher promise = PROMISE.matcher(text);
    int begin = 0;
    while (end.find()) {
      if (promise.region(begin, end.end()).find()) {
        promises.add(text.subSequence(begin, end.end()).toString().strip());
      }
      begin = end.end();
    }
    return promises;
  }
}
