package org.engagementledger.dates;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What looks like a date in a running text. A bare year does not, except at the beginning, before a
 * colon or as a span of years: "resolution 2427 (2018)" and "in 2021" are no dates of an entry.
 */
public final class DateMentions {
  private static final String YEAR = "(?:1[89]|20)\\d\\d(?!\\d)";
  private static final String OF = "(?:,? ?(?:of |de |del )?)";
  private static final String DAY = "\\d{1,2}(?:st|nd|rd|th|er|o|\\.)?";
  private static final String PART =
      "(?:spring|summer|autumn|fall|winter|printemps|ete|automne|hiver|primavera|verano|otono"
          + "|invierno|quarter|trimestre|half|semestre)";
  private static final String BEFORE_MONTH =
      "(?:mid|early|late|circa|ca?\\.|about|in|since|until|till|by|before|after|during|last|next"
          + "|beginning of|end of|start of|mi|debut|fin|fin de|en|depuis|avant|apres|desde|hasta"
          + "|mediados de|principios de|finales de)";
  private static final Pattern MENTION =
      Pattern.compile(
          "(?<![\\da-z/@])(?:"
              + String.join(
                  "|",
                  DAY + "[ ./-]?" + OF + "@\\d\\d(?:[./-]?" + OF + YEAR + ")?",
                  "@\\d\\d[ ,./-]{0,2}" + DAY + "(?!\\d)(?:[,./ -]{1,2}" + OF + YEAR + ")?",
                  "@\\d\\d[ ,./-]{0,2}" + OF + YEAR,
                  YEAR + "[ ,/-]{1,2}@\\d\\d",
                  "\\d{1,2} ?([/.-]) ?\\d{1,2} ?\\1 ?(?:\\d\\d)?\\d\\d(?!\\d)",
                  "\\d{1,2} ?/ ?" + YEAR,
                  "\\d\\d[.-]" + YEAR,
                  YEAR + "([-/.])\\d\\d?\\2\\d\\d?(?!\\d)",
                  YEAR + " ?[-/] ?(?:(?:1[89]|20)\\d\\d|\\d\\d)(?!\\d)",
                  "[qth][1-4][ ,/-]{0,2}" + YEAR,
                  YEAR + "[ ,/-]{0,2}[qth][1-4]",
                  PART + OF + YEAR,
                  "(?:mid|early|late|circa|ca?\\.)[ -]?" + YEAR,
                  "@\\d\\d ?['\u2019]\\d\\d(?!\\d)",
                  "(?:19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?!\\d)",
                  YEAR + "[.]\\d\\d(?!\\d)",
                  YEAR + "-w\\d\\d",
                  YEAR
                      + " ?[\u5E74\uB144](?: ?\\d{1,2} ?[\u6708\uC6D4])?"
                      + "(?: ?\\d{1,2} ?[\u65E5\uC77C])?",
                  "[1-4][qth] ?['\u2019]?(?:\\d\\d)?\\d\\d(?!\\d)",
                  "[qth][1-4] ?['\u2019]\\d\\d(?!\\d)",
                  BEFORE_MONTH + "[ -]@\\d\\d",
                  YEAR + "(?=\\?| ?[:;](?: |$)|~)",
                  "(?<=^ ?)" + YEAR,
                  "(?<=^ ?)@\\d\\d(?= ?[:;-])")
              + ")");

  private static final Pattern BEGINNING = Pattern.compile("(?:#,? ?)?(?:@\\d\\d|" + YEAR + ")");

  private DateMentions() {}

  /** Whether a date, or a part of one, begins at that place of the plain text. */
  public static boolean beginAt(DateText text, int place) {
    String plain = text.plain();
    return MENTION.matcher(plain).region(place, plain.length()).lookingAt()
        || BEGINNING.matcher(plain).region(place, plain.length()).lookingAt();
  }

  /** What looks like a date, as the text has it, in its order. */
  public static List<String> in(String text) {
    DateText plain = DateText.of(text);
    return MENTION
        .matcher(plain.plain())
        .results()
        .map(it -> text.substring(plain.origin(it.start()), plain.origin(it.end())).strip())
        .distinct()
        .toList();
  }
}
