package org.engagementledger.command.imports.tables;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.engagementledger.events.Refusal;

/**
 * The names of months in some languages (CLDR), whole or cut short after three letters or more as
 * long as one month remains: {@code Sep}, {@code Sept} and {@code September}.
 */
final class MonthNames {
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

  private record Name(Month month, String name) {}

  private final List<Name> names;

  /**
   * Names in these languages, English if there are none.
   *
   * @param languages BCP 47 tags
   * @throws Refusal if one of them is none
   */
  MonthNames(List<String> languages) {
    names =
        languages.isEmpty()
            ? of("en").toList()
            : languages.stream().flatMap(MonthNames::of).toList();
  }

  private static Stream<Name> of(String language) {
    Locale locale = Locale.forLanguageTag(language);
    Refusal.unless(
        LANGUAGES.contains(locale.getLanguage())
            && locale.toLanguageTag().equalsIgnoreCase(language),
        "'%s' is no language; give its tag, such as en, fr or pt-BR (BCP 47)",
        language);
    return Arrays.stream(Month.values())
        .flatMap(
            month ->
                STYLES.stream()
                    .map(style -> new Name(month, bare(month.getDisplayName(style, locale)))));
  }

  /** The text with every name of a month as English calls it in three letters. */
  String inEnglish(String text) {
    return WORD.matcher(text)
        .replaceAll(word -> month(word).map(MonthNames::shortName).orElse("$0"));
  }

  private static String shortName(Month month) {
    return month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).substring(0, SHORTEST);
  }

  private Optional<Month> month(MatchResult word) {
    String said = bare(word.group());
    if (said.length() < SHORTEST) {
      return Optional.empty();
    }
    return only(names.stream().filter(it -> it.name().equals(said)))
        .or(() -> only(names.stream().filter(it -> it.name().startsWith(said))));
  }

  private static Optional<Month> only(Stream<Name> some) {
    List<Month> months = some.map(Name::month).distinct().toList();
    return months.size() == 1 ? Optional.of(months.getFirst()) : Optional.empty();
  }

  private static String bare(String name) {
    String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD);
    return MARKS.matcher(decomposed).replaceAll("").replace(".", "").toLowerCase(Locale.ROOT);
  }
}
