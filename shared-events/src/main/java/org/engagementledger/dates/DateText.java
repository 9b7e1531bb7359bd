package org.engagementledger.dates;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as dates are looked for in it: small letters without accents, one kind of dash and of
 * space, nothing that is not seen, {@code @05} for a month in English, French or Spanish, and
 * {@code #} for a weekday. Each place in it has a place in the text as it was.
 */
public final class DateText {
  private static final List<String> LANGUAGES = List.of("en", "fr", "es");
  private static final MonthNames MONTHS = new MonthNames(LANGUAGES);
  private static final Map<String, DayOfWeek> WEEKDAYS = namesOfWeekdays();
  private static final int SHORTEST_WEEKDAY = 3;
  private static final String HYPHENS = "-\u2010\u2011\u2212\uFE63\uFF0D";
  private static final String ELLIPSIS = "\u2026";
  private static final Pattern CIRCLED =
      Pattern.compile("[\u2460-\u249B\u24EA-\u24FF\u2776-\u2793]");

  /** What may stand before a line as a bullet, and what may not, since it is some of the text. */
  private static final String MARK = "\uFFFC";

  private static final String NO_MARK = "\uFFFD";
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\u200B]+");

  /** Its loops are possessive, so that long words and runs of marks need no stack. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<unseen>[\\p{Cf}\\u200B]+)|(?<space>[\\s\\p{Z}]+)"
              + "|(?<word>\\p{L}[\\p{L}\\p{M}]*+(?:[\\p{Cf}\\u200B]++(?=\\p{L})[\\p{L}\\p{M}]*+)*+)"
              + "|(?<dash>[\\p{Pd}\\u2212])|(?<other>.)",
          Pattern.DOTALL);

  private final StringBuilder plain = new StringBuilder();
  private final int[] origins;
  private final BitSet longDashes = new BitSet();
  private final NavigableMap<Integer, DayOfWeek> weekdays = new TreeMap<>();

  private DateText(String text) {
    origins = new int[2 * text.length() + 1];
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      add(token, text);
    }
    origins[plain.length()] = text.length();
  }

  /** The text, made plain. */
  public static DateText of(String text) {
    return new DateText(text);
  }

  /** What dates are looked for in. */
  public String plain() {
    return plain.toString();
  }

  /** Where that place of the plain text is in the text as it was. */
  public int origin(int place) {
    return origins[place];
  }

  /** The weekdays that are named in that part of the plain text, by their places. */
  NavigableMap<Integer, DayOfWeek> weekdays(int from, int to) {
    return weekdays.subMap(from, true, to, false);
  }

  /**
   * Whether figures in that part of the plain text are held apart by a dash that is no hyphen: to
   * most people {@code 2010\u201311} is two years. Two such dashes in one date are only a habit.
   */
  boolean isParted(int from, int to) {
    int dashes = longDashes.get(from, to).cardinality();
    long all = plain.substring(from, to).chars().filter(c -> c == '-').count();
    return dashes > 0 && !(dashes == 2 && all == 2);
  }

  private void add(Matcher token, String text) {
    if (token.group("space") != null) {
      add(" ", token.start());
    } else if (token.group("word") != null) {
      word(UNSEEN.matcher(token.group()).replaceAll(""), token.start());
    } else if (token.group("dash") != null) {
      longDashes.set(plain.length(), HYPHENS.indexOf(token.group()) < 0);
      add("-", token.start());
    } else if (token.group("other") != null) {
      boolean afterAbbreviation = token.group().equals(".") && isNameBefore(token.start(), text);
      add(afterAbbreviation ? "" : character(token.group()), token.start());
    }
  }

  private boolean isNameBefore(int at, String text) {
    int length = plain.length();
    boolean isName =
        length > 0 && (plain.charAt(length - 1) == '#' || plain.lastIndexOf("@") == length - 3);
    return isName && at > 0 && Character.isLetter(text.charAt(at - 1));
  }

  private void word(String word, int at) {
    Optional<Month> month = MONTHS.of(word);
    String bare = MonthNames.bare(word);
    if (month.isPresent()) {
      add(String.format(Locale.ROOT, "@%02d", month.get().getValue()), at);
    } else {
      Optional.ofNullable(WEEKDAYS.get(bare)).ifPresent(it -> weekdays.put(plain.length(), it));
      boolean isWeekday = weekdays.containsKey(plain.length());
      add(isWeekday ? "#" : bare.length() <= word.length() ? bare : word, at);
    }
  }

  /** In its plain form, if that is one character; marks for names are no text of their own. */
  private static String character(String one) {
    String form = Normalizer.normalize(one, Normalizer.Form.NFKC);
    boolean isMark = form.equals("#") || one.length() > 1 || CIRCLED.matcher(one).matches();
    boolean isOther =
        form.equals("@")
            || form.length() != 1
            || Character.getType(one.charAt(0)) == Character.OTHER_NUMBER;
    return isMark ? MARK : one.equals(ELLIPSIS) ? ELLIPSIS : isOther ? NO_MARK : form;
  }

  private void add(String some, int at) {
    for (int i = 0; i < some.length(); i++) {
      origins[plain.length()] = at;
      plain.append(some.charAt(i));
    }
  }

  private static Map<String, DayOfWeek> namesOfWeekdays() {
    Map<String, DayOfWeek> names = new HashMap<>();
    for (String language : LANGUAGES) {
      for (DayOfWeek day : DayOfWeek.values()) {
        String name = day.getDisplayName(TextStyle.FULL, Locale.forLanguageTag(language));
        String bare = MonthNames.bare(name);
        for (int length = SHORTEST_WEEKDAY; length <= bare.length(); length++) {
          names.put(bare.substring(0, length), day);
        }
      }
    }
    return names;
  }
}
