package org.engagementledger.events;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Countries by the names that people call them. */
public final class CountryNames {
  private static final int LONGEST = 60;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Map<String, CountryCode> CODES = new HashMap<>();

  /** By ISO 3166-1 codes of two and of three letters. */
  private static final Map<String, CountryCode> ISO_CODES = new HashMap<>();

  /** Names in use at the United Nations or in conversation that are not those of CLDR. */
  private static final String[][] ALIASES = {
    {"BO", "Bolivia (Plurinational State of)", "Plurinational State of Bolivia"},
    {"BN", "Brunei Darussalam"},
    {"CD", "Democratic Republic of the Congo", "DR Congo", "DRC"},
    {"CG", "Congo", "Republic of the Congo"},
    {"CI", "Ivory Coast"},
    {"CV", "Cape Verde"},
    {"CZ", "Czech Republic"},
    {"FM", "Micronesia (Federated States of)"},
    {"GB", "UK", "Great Britain", "United Kingdom of Great Britain and Northern Ireland"},
    {"GM", "The Gambia"},
    {"IR", "Iran (Islamic Republic of)", "Islamic Republic of Iran"},
    {"KP", "Democratic People's Republic of Korea", "DPRK"},
    {"KR", "Republic of Korea"},
    {"LA", "Lao People's Democratic Republic", "Lao PDR"},
    {"MD", "Republic of Moldova"},
    {"MK", "Macedonia", "The former Yugoslav Republic of Macedonia"},
    {"MM", "Myanmar", "Burma"},
    {"NL", "The Netherlands", "Kingdom of the Netherlands"},
    {"PS", "Palestine", "State of Palestine"},
    {"RU", "Russian Federation"},
    {"SY", "Syrian Arab Republic"},
    {"SZ", "Swaziland"},
    {"TL", "East Timor"},
    {"TR", "Turkey", "T\u00FCrkiye"},
    {"TZ", "United Republic of Tanzania"},
    {"US", "USA", "United States of America"},
    {"VA", "Holy See"},
    {"VE", "Venezuela (Bolivarian Republic of)"},
    {"VN", "Viet Nam"}
  };

  private static final Pattern NAME;

  static {
    for (String code : Locale.getISOCountries()) {
      CODES.put(plain(new CountryCode(code).englishName()), new CountryCode(code));
      ISO_CODES.put(code, new CountryCode(code));
      ISO_CODES.put(Locale.of("", code).getISO3Country(), new CountryCode(code));
    }
    for (String[] names : ALIASES) {
      Stream.of(names).skip(1).forEach(name -> CODES.put(plain(name), new CountryCode(names[0])));
    }
    NAME =
        Stream.concat(
                CODES.values().stream().distinct().map(CountryCode::englishName),
                Stream.of(ALIASES).flatMap(names -> Stream.of(names).skip(1)))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(
                Collectors.collectingAndThen(
                    Collectors.joining("|", "(?U)\\b(?:", ")\\b"), Pattern::compile));
  }

  private CountryNames() {}

  /**
   * The country that a name or a code means.
   *
   * @throws Refusal if it means none
   */
  public static CountryCode of(String name) {
    return find(name).orElseThrow(() -> new Refusal(unknown(name)));
  }

  private static String unknown(String name) {
    String shown = name.length() > LONGEST ? name.substring(0, LONGEST) + "\u2026" : name;
    return "'%s' is no country that is known; give its code".formatted(shown);
  }

  /** The same; empty if it means none. "Congo, Republic of the" is turned around. */
  public static Optional<CountryCode> find(String name) {
    String plain = plain(name);
    String[] parts = name.split(", ", 2);
    return Optional.ofNullable(CODES.get(plain))
        .or(() -> Optional.ofNullable(ISO_CODES.get(name.strip().toUpperCase(Locale.ROOT))))
        .or(() -> parts.length < 2 ? Optional.empty() : turned(parts[1] + " " + parts[0]));
  }

  private static Optional<CountryCode> turned(String name) {
    return Optional.ofNullable(CODES.get(plain(name)));
  }

  /** The countries that a text mentions, as they are written in it, in its order. */
  public static List<String> mentioned(String text, CountryCode except) {
    return NAME.matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(name -> find(name).filter(code -> !code.equals(except)).isPresent())
        .distinct()
        .toList();
  }

  private static String plain(String name) {
    String letters = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    String straight = letters.replace("\u2019", "").replace("'", "");
    String words = BETWEEN_WORDS.matcher(straight.replace("&", "and")).replaceAll(" ");
    return words.strip().toLowerCase(Locale.ROOT);
  }
}
