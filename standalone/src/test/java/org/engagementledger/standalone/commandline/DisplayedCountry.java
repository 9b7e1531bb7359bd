package org.engagementledger.standalone.commandline;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What one form of an answer says of a country; the forms are read here as a person reads them.
 *
 * @param statuses where the state stands, in words, by what the instruments are called
 * @param engagements the texts of what happened, and whether each only may have happened
 */
record DisplayedCountry(Map<String, String> statuses, Map<String, Boolean> engagements) {
  private static final String UNKNOWN = "Not recorded";
  private static final Pattern STAND = Pattern.compile("(?s)<li class=\"stand .*?</li>");
  private static final Pattern ENGAGEMENT =
      Pattern.compile("(?s)<li id=\"[^\"]*\" class=\"engagement.*?</li>");
  private static final Pattern CHIP = Pattern.compile("(?s)<li class=\"chip .*?</li>");
  private static final Pattern NAME = Pattern.compile("class=\"instrument\"[^>]*>([^<]*)<");
  private static final Pattern STATUS = Pattern.compile("<strong>([^<]*)<");
  private static final Pattern TEXT = Pattern.compile("class=\"said\">\\s*<p>([^<]*)<");
  private static final Pattern SHORT_NAME = Pattern.compile("<span>([^<]*)<");
  private static final Pattern CHIP_STATUS = Pattern.compile("class=\"unseen\">: ([^<]*)<");
  private static final Pattern ITEM = Pattern.compile("(?m)^- \\*\\*(.*)\\*\\*: ([^,\\n]*)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#### (.*)\\n\\n(.*)$");
  private static final Pattern TERM =
      Pattern.compile("([\\w-]+): ([a-z ]*[a-z])(?: \\([^)]*\\))?(\\??)(?=;|$)");

  /** Nothing, since no dossier was known. */
  static DisplayedCountry nothing() {
    return new DisplayedCountry(Map.of(), Map.of());
  }

  /** The dossier as JSON. */
  static DisplayedCountry inJson(JsonNode dossier) {
    DisplayedCountry shown = empty();
    dossier
        .path("statuses")
        .forEach(it -> shown.statuses.put(text(it, "name"), words(it.path("possible"))));
    dossier
        .path("engagements")
        .forEach(
            it ->
                shown.engagements.put(
                    text(it.path("fact"), "text"), text(it, "certainty").equals("POSSIBLE")));
    return shown;
  }

  /** The dossier as a page. */
  static DisplayedCountry onPage(String html) {
    DisplayedCountry shown = empty();
    all(STAND, html)
        .map(MatchResult::group)
        .forEach(it -> shown.statuses.put(first(NAME, it), first(STATUS, it)));
    all(ENGAGEMENT, html)
        .map(MatchResult::group)
        .forEach(it -> shown.engagements.put(first(TEXT, it), it.contains(">possibly</span>")));
    return shown;
  }

  /** The dossier as it is printed. */
  static DisplayedCountry printed(String markdown) {
    DisplayedCountry shown = empty();
    String positions = markdown.replaceFirst("(?s).*?\n## Endorsements", "").split("\n## ", 2)[0];
    all(ITEM, positions).forEach(it -> shown.statuses.put(it.group(1), it.group(2)));
    all(HEADING, markdown)
        .forEach(it -> shown.engagements.put(it.group(2), it.group(1).contains(" · possibly · ")));
    return shown;
  }

  /** A line of the countries as JSON: what is not recorded is left out. */
  static Map<String, String> lineInJson(JsonNode country) {
    Map<String, String> statuses = new TreeMap<>();
    country
        .path("statuses")
        .properties()
        .forEach(it -> statuses.put(it.getKey(), words(it.getValue().path("possible"))));
    statuses.values().removeIf(UNKNOWN::equals);
    return statuses;
  }

  /** A line of the countries on their page; chips have short names. */
  static Map<String, String> lineOnPage(String row, Map<String, String> ids) {
    Map<String, String> statuses = new TreeMap<>();
    all(CHIP, row)
        .map(MatchResult::group)
        .forEach(it -> statuses.put(id(ids, first(SHORT_NAME, it)), first(CHIP_STATUS, it)));
    statuses.values().removeIf(UNKNOWN::equals);
    return statuses;
  }

  /** A line of the countries as it is printed: the last status, marked if it is not certain. */
  static Map<String, String> linePrinted(String line) {
    Map<String, String> statuses = new TreeMap<>();
    all(TERM, line).forEach(it -> statuses.put(it.group(1), it.group(2) + it.group(3)));
    statuses.values().removeIf("unknown"::equals);
    return statuses;
  }

  /** The same of words that may name several statuses. */
  static String last(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    return lower.startsWith("possibly ")
        ? lower.replaceFirst("^possibly (.* or )?", "") + "?"
        : lower;
  }

  private static DisplayedCountry empty() {
    return new DisplayedCountry(new TreeMap<>(), new TreeMap<>());
  }

  private static String words(JsonNode possible) {
    Stream<String> words =
        StreamSupport.stream(possible.spliterator(), false)
            .map(it -> it.asString().toLowerCase(Locale.ROOT).replace('_', ' '));
    if (possible.size() == 1) {
      String word = words.findFirst().orElseThrow();
      return word.equals("unknown")
          ? UNKNOWN
          : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
    return words
        .filter(it -> !it.equals("unknown"))
        .collect(Collectors.joining(" or ", "Possibly ", ""));
  }

  private static String id(Map<String, String> ids, String shortName) {
    return Objects.requireNonNull(ids.get(shortName), shortName);
  }

  private static String text(JsonNode of, String member) {
    return of.path(member).asString("");
  }

  private static Stream<MatchResult> all(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new AssertionError("no " + pattern + " in " + text);
    }
    return found.group(1);
  }
}
