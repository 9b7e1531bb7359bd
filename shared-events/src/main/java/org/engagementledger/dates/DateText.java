package org.engagementledger.dates;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
  private static final Set<String> WEEKDAYS = weekdays();
  private static final int SHORTEST_WEEKDAY = 3;
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

  private void add(Matcher token, String text) {
    if (token.group("space") != null) {
      add(" ", token.start());
    } else if (token.group("word") != null) {
      word(UNSEEN.matcher(token.group()).replaceAll(""), token.start());
    } else if (token.group("dash") != null) {
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
      add(WEEKDAYS.contains(bare) ? "#" : bare.length() <= word.length() ? bare : word, at);
    }
  }

  /** In its plain form, if that is one character; marks for names are no text of their own. */
  private static String character(String one) {
    String form = Normalizer.normalize(one, Normalizer.Form.NFKC);
    return form.equals("@") || form.equals("#") || form.length() != 1 ? "\uFFFC" : form;
  }

  private void add(String some, int at) {
    for (int i = 0; i < some.length(); i++) {
      origins[plain.length()] = at;
      plain.append(some.charAt(i));
    }
  }

  private static Set<String> weekdays() {
    Set<String> names = new HashSet<>();
    for (String language : LANGUAGES) {
      Arrays.stream(DayOfWeek.values())
          .map(it -> it.getDisplayName(TextStyle.FULL, Locale.forLanguageTag(language)))
          .map(MonthNames::bare)
          .forEach(
              name -> {
                for (int length = SHORTEST_WEEKDAY; length <= name.length(); length++) {
                  names.add(name.substring(0, length));
                }
              });
    }
    return names;
  }
}
