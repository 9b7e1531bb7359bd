package org.engagementledger.command.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.engagementledger.command.imports.ImportReport.Suggestion;
import org.engagementledger.events.CountryCode;
import org.engagementledger.events.CountryNames;

/** What the text of an engagement seems to say besides. Nothing of it is recorded by itself. */
final class Suggestions {
  private static final Pattern RESOLUTION =
      Pattern.compile(
          "(?:\\bresolution|\\bUNSCR?|\\bUNSC ?Res\\.?|\\bUNSRC|S/RES/) ?(\\d{4})"
              + "(?: \\(\\d{4}\\))?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern COSPONSORED =
      Pattern.compile("\\bco-?\\s?sponsor", Pattern.CASE_INSENSITIVE);
  private static final Pattern PROMISE =
      Pattern.compile(
          "[^.!?]*\\b(?:will|plans? to|promised|agreed to|to follow up)\\b[^.!?]*[.!?]",
          Pattern.CASE_INSENSITIVE);

  private Suggestions() {}

  static List<Suggestion> of(int line, String text, CountryCode country) {
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
    PROMISE
        .matcher(text)
        .results()
        .forEach(it -> found.add(new Suggestion(line, "FOLLOW_UP", it.group().strip())));
    return found;
  }
}
