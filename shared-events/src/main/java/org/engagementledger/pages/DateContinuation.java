package org.engagementledger.pages;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.engagementledger.dates.DateMentions;
import org.engagementledger.dates.DateText;
import org.engagementledger.dates.WrittenDate;

/** What stands behind a date, and may be more of it: another end, a limit, a doubt. */
final class DateContinuation {
  private static final String NUMBER = "\\d{1,2}(?:st|nd|rd|th|er|o)?";

  /** Words that say nothing but when, in the languages that are read and some beside. */
  private static final String TIME =
      "(?:first|second|third|fourth|last|next|early|late|mid|middle|beginning|start|end|again|also"
          + "|week|weeks|weekend|semaine|semana|premier|deuxieme|troisieme|dernier|primer|segundo"
          + "|tercer|ultimo|debut|fin|mi|spring|summer|autumn|fall|winter|printemps|ete|automne"
          + "|hiver|primavera|verano|otono|invierno|quarter|trimestre|half|semestre|[qth][1-4]"
          + "|on|the|of|and|or|to|from|in|about|around|circa|ca|le|la|les|du|au|aux|a|et|ou|en|el"
          + "|los|del|de|al|y|o|e|ate|bis|und|vom|am)(?![a-z\\d])";

  /** Up to the mark that ends a label, with a number or a part of the year in it. */
  private static final Pattern MORE =
      Pattern.compile(
          ("(?=[^:]{0,40}?(?:\\d|@|\\b(?:week|semaine|semana|spring|summer|autumn|fall|winter"
                  + "|printemps|ete|automne|hiver|primavera|verano|otono|invierno|quarter"
                  + "|trimestre|half|semestre)))"
                  + "(?:(?:@\\d\\d|#|NUMBER(?![a-z\\d])|TIME)[ .,&/'~+-]{0,4}+){1,12}+"
                  + "(?:(?<=- )|[)\\]]|(?:[(\\[][^()\\[\\]]{0,60}[)\\]] ?)?"
                  + "(?::(?!\\d\\d)|;|- |(?<=\\d\\.?)$)).*")
              .replace("NUMBER", NUMBER)
              .replace("TIME", TIME));

  /** {@code 07-11}, {@code 14.06.}: a day and a month, whatever follows. */
  private static final Pattern DAY_AND_MONTH =
      Pattern.compile("\\d{1,2} ?[./-] ?\\d{1,2}(?![\\d:]).*");

  private static final Pattern WORDS =
      Pattern.compile(
          "(?:to|until|till|through|thru|and|or|onwards?|ongoing|present|today|now|date|before"
              + "|after|hasta|jusqu\\S*|at (?:the )?(?:very )?(?:latest|earliest|soonest)"
              + "|latest|earliest|no (?:later|earlier)|not (?:later|earlier|before|after)"
              + "|if not|ff|et seq|sqq?|forward|en cours|en curso|en adelante"
              + "|au plus (?:tot|tard)|a mas tardar"
              + "|(?:et|ou) (?:plus tard|apres|suiv\\S*|au-dela)"
              + "|como (?:muy |mas )?(?:tarde|temprano|pronto|maximo|minimo)"
              + "|(?:y|o) (?:mas tarde|despues|siguientes|antes))(?![a-z])"
              + "|(?:a|au|et|ou|al|y|o) [\\d@]");
  private static final Pattern OPEN_END =
      Pattern.compile(
          "(?:present|ongoing|today|now|date|ff?|onwards?|latest|earliest|on)\\.? ?[:;)\\]-]");
  private static final Pattern DOUBT =
      Pattern.compile(
          "(?:approx|aprox|circa|probabl|perhaps|maybe|possibl|presum|uncertain|unsure|unclear"
              + "|unconfirmed|estimated|tbc|tbd|environ|incert|inciert|a confirmer|por confirmar)"
              + "[^:@\\d]{0,24}[:)\\]]");
  private static final Pattern BRACKET =
      Pattern.compile(
          " ?[(\\[][^()\\[\\]]{0,40}?(?:\\?|~|\\b(?:approx|aprox|circa|tbc|tbd|uncertain"
              + "|unsure|unclear|unconfirmed|unknown|estimate|probabl|perhaps|possibl|presum"
              + "|environ"
              + "|incert|inciert"
              + "|a confirmer|por confirmar|latest|earliest|onwards|ongoing)).*");

  private static final Pattern DAYS_OF_MONTH =
      Pattern.compile(
          NUMBER
              + "\\.?(?:(?: ?[,&/-] ?|,? (?:and|et|y|to|or|a|au|al|ou|o) )"
              + NUMBER
              + "\\.?)*+,? ?(?:of |de )?@\\d\\d.*");
  private static final Pattern SHORT_YEAR = Pattern.compile("['\u2019]?\\d\\d(?![\\d:]).*");
  private static final Pattern JOINER = Pattern.compile(" ?[-/] ?");
  private static final Pattern SIGNS =
      Pattern.compile(
          " ?(?:[(\\[]?\\?|\u2026 ?(?:[:;)]|$)"
              + "|[^\\p{L}\\d@#\\s:\"\u201C\u00AB\u201E(\\[*_<']{1,12} ?:).*");
  private static final Pattern OPEN_MARK =
      Pattern.compile(".*(?:\\.\\.|[>\u2192\u21D2\u00BB~\u2026] ?:).*");
  private static final Pattern BARE_YEAR = Pattern.compile("(?:.*/)?\\d{4}");
  private static final Pattern MONTH_IN_FIGURES = Pattern.compile("\\d{4}-\\d\\d");
  private static final Pattern ENDS_IN_FIGURES = Pattern.compile(".*\\d{4}[-/.]\\d\\d");

  private final DateText text;
  private final String plain;
  private final String core;

  DateContinuation(DateText text, String core) {
    this.text = text;
    this.plain = text.plain();
    this.core = core;
  }

  /** Whether the mark behind a date leaves its end open: {@code ...:}, {@code →:}. */
  static boolean isOpen(String mark) {
    return OPEN_MARK.matcher(mark).matches();
  }

  /** Whether a date without a mark may be the beginning of a sentence: {@code 2018 saw ...}. */
  boolean isSentence(WrittenDate date, int at) {
    if (at >= plain.length()) {
      return false;
    }
    String edtf = date.date().text();
    boolean inFigures =
        MONTH_IN_FIGURES.matcher(edtf).matches()
            && ENDS_IN_FIGURES.matcher(plain.substring(0, date.stop())).matches();
    return BARE_YEAR.matcher(edtf).matches() || (inFigures && isInSmallLetters(word(at)));
  }

  /** Whether what follows may be more of the date. */
  boolean goesOn(WrittenDate date, String mark, int at) {
    int rest = word(at);
    boolean isYear = BARE_YEAR.matcher(date.date().text()).matches();
    boolean isCompound =
        mark.equals("-") && isYear && isInSmallLetters(rest) && Character.isLetter(charAt(at));
    return isCompound
        || DateMentions.beginAt(text, rest)
        || is(OPEN_END, rest)
        || is(SIGNS, at)
        || saysWhen(at)
        || is(DAYS_OF_MONTH, rest)
        || (isYear && JOINER.matcher(mark).matches() && is(SHORT_YEAR, rest))
        || (mark.isEmpty() && (is(DOUBT, rest) || is(BRACKET, at)))
        || (isInSmallLetters(rest) && is(WORDS, rest));
  }

  /** Whether what follows says nothing but when: {@code 9-11:}, {@code on the 9th:}. */
  boolean saysWhen(int at) {
    int rest = word(at);
    return is(MORE, rest) || is(DAY_AND_MONTH, rest);
  }

  private int word(int at) {
    int rest = at;
    while (rest < plain.length() && !isWordOrNumber(plain.charAt(rest))) {
      rest++;
    }
    return rest;
  }

  private char charAt(int place) {
    return place < plain.length() ? plain.charAt(place) : ' ';
  }

  private boolean isInSmallLetters(int rest) {
    return rest < plain.length() && !Character.isUpperCase(core.codePointAt(text.origin(rest)));
  }

  private boolean is(Pattern pattern, int place) {
    Matcher match = pattern.matcher(plain).region(place, plain.length());
    return match.lookingAt();
  }

  private static boolean isWordOrNumber(char c) {
    return Character.isLetterOrDigit(c) || c == '@' || c == '#';
  }
}
