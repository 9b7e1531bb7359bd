package org.engagementledger.dates;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.engagementledger.text.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The names of months in some languages (CLDR), whole or cut short after three letters or more as
 * long as one month remains: {@code Sep}, {@code Sept} and {@code September}. Case and accents do
 * not matter.
 */
public final class MonthNames {
  private static final int SHORTEST = 3;
  private static final Pattern WORD = Pattern.compile("\\p{L}+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Set<TextStyle> STYLES =
      Set.of(
          TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);
  private static final Set<String> LANGUAGES =
      Arrays.stream(Locale.getAvailableLocales())
          .map(Locale::getLanguage)
          .filter(it -> !it.isEmpty())
          .collect(Collectors.toSet());

  private final Map<String, Set<Month>> whole = new HashMap<>();
  private final Map<String, Set<Month>> beginnings = new HashMap<>();

  /**
   * Names in these languages, English if there are none.
   *
   * @param languages BCP 47 tags
   * @throws Refusal if one of them is none
   */
  public MonthNames(List<String> languages) {
    (languages.isEmpty() ? List.of("en") : languages).forEach(this::add);
  }

  private void add(String language) {
    Locale locale = Locale.forLanguageTag(language);
    Refusal.unless(
        LANGUAGES.contains(locale.getLanguage())
            && locale.toLanguageTag().equalsIgnoreCase(language),
        "'%s' is no language; give its tag, such as en, fr or pt-BR (BCP 47)",
        language);
    for (Month month : Month.values()) {
      STYLES.forEach(style -> add(bare(month.getDisplayName(style, locale)), month));
    }
  }

  private void add(String name, Month month) {
    whole.computeIfAbsent(name, it -> EnumSet.noneOf(Month.class)).add(month);
    for (int length = SHORTEST; length <= name.length(); length++) {
      beginnings
          .computeIfAbsent(name.substring(0, length), it -> EnumSet.noneOf(Month.class))
          .add(month);
    }
  }

  /** The text with every name of a month as English calls it in three letters. */
  public String inEnglish(String text) {
    return WORD.matcher(text)
        .replaceAll(word -> of(word.group()).map(MonthNames::shortName).orElse("$0"));
  }

  /** The month that a word means; empty if it means none, or one of several. */
  public Optional<Month> of(String word) {
    String said = bare(word);
    return said.length() < SHORTEST
        ? Optional.empty()
        : only(whole.get(said)).or(() -> only(beginnings.get(said)));
  }

  private static String shortName(Month month) {
    return month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).substring(0, SHORTEST);
  }

  private static Optional<Month> only(@Nullable Set<Month> months) {
    return months != null && months.size() == 1
        ? Optional.of(months.iterator().next())
        : Optional.empty();
  }

  /** A word in small letters, without accents and full stops. */
  static String bare(String name) {
    String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD);
    return MARKS.matcher(decomposed).replaceAll("").replace(".", "").toLowerCase(Locale.ROOT);
  }
}
