package org.engagementledger.countries;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.engagementledger.text.Refusal;

/**
 * Countries by the names that people call them in English: those of CLDR, ISO 3166-1, UN M49 and
 * UNTERM, short and formal, with or without "the", with the marks of footnotes that tables have.
 */
public final class CountryNames {
  private static final int LONGEST = 60;

  /** No name is as long; what is longer is looked at no further. */
  private static final int LONGEST_NAME = 200;

  private static final Pattern FOOTNOTE =
      Pattern.compile(
          "[*\u2020\u2021\u00A7\u00B9\u00B2\u00B3\u2070-\u209F]|\\[\\w{1,3}]"
              + "|\\s+[a-z]/$|\\s+\\d{1,2}/$|\\s+\\((?:[a-z]|\\d{1,2})\\)$");
  private static final Pattern FOOTNOTE_NUMBERS =
      Pattern.compile("(?<=\\p{L}[).]?) ?\\d{1,2}(?:, ?\\d{1,2})*$");
  private static final Pattern MARKS =
      Pattern.compile("[\\p{M}\\p{Cf}'\u2018\u2019\u02BB\u02BC`\u00B4]+");
  private static final Pattern DOT_IN_ABBREVIATION =
      Pattern.compile("(?<=\\b\\p{L})\\.(?=\\p{L}\\b)");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern ARTICLE_BEHIND =
      Pattern.compile("(?:, *the| *\\(the\\)) *$", Pattern.CASE_INSENSITIVE);
  private static final Pattern TURNED = Pattern.compile("(.+?)(?:, *(.+)| *\\((.+)\\))");
  private static final Map<String, String> WORDS =
      Map.of(
          "st",
          "saint",
          "rep",
          "republic",
          "dem",
          "democratic",
          "fed",
          "federated",
          "is",
          "islands",
          "eq",
          "equatorial",
          "n",
          "north",
          "s",
          "south");

  /** Marks an area of M49 without a code of ISO 3166-1, ahead of the codes that it lies in. */
  private static final String AREA = "area";

  private static final Set<String> WITHOUT_MEANING = Set.of("", "the", "of");
  private static final Set<String> EUROPEAN_UNION =
      Set.of("european union", "eu", "european community", "european communities");

  private static final Map<String, CountryCode> CODES = new HashMap<>();

  /** By ISO 3166-1 codes of two and of three letters. */
  private static final Map<String, CountryCode> ISO_CODES = new HashMap<>();

  /** What no country is called any more, or an area without a code, and why it is none. */
  private static final Map<String, String> FORMER = new HashMap<>();

  /** A word boundary that does not look back further than one character. */
  private static final String NOT_IN_WORD_BEFORE = "(?<![\\p{L}\\p{M}\\p{N}_])";

  private static final String NOT_IN_WORD = "(?![\\p{L}\\p{M}\\p{N}_])";

  private static final Pattern NAME;

  static {
    Set<String> written = new HashSet<>();
    for (CountryCode country : CountryCode.all()) {
      CODES.put(plain(country.englishName()), country);
      written.add(country.englishName());
      ISO_CODES.put(country.code(), country);
      ISO_CODES.put(country.threeLetters(), country);
    }
    for (String[] line : lines("country-names.tsv")) {
      Stream.of(line).skip(1).forEach(name -> CODES.put(plain(name), new CountryCode(line[0])));
      Stream.of(line).skip(1).forEach(written::add);
    }
    for (String[] line : lines("former-country-names.tsv")) {
      FORMER.put(plain(line[0]), former(line));
    }
    NAME =
        written.stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(
                collectingAndThen(
                    joining("|", NOT_IN_WORD_BEFORE + "(?:", ")" + NOT_IN_WORD), Pattern::compile));
  }

  private CountryNames() {}

  private static List<String[]> lines(String resource) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(CountryNames.class.getResourceAsStream(resource)),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String former(String... line) {
    if (line[1].equals(AREA)) {
      return "has no code and no dossier of its own; give %s"
          .formatted(Arrays.stream(line).skip(2).map(CountryNames::named).collect(joining(" or ")));
    }
    boolean hasEnded = Character.isDigit(line[1].charAt(0));
    String heirs =
        Arrays.stream(line).skip(hasEnded ? 2 : 1).map(CountryNames::named).collect(joining(", "));
    return hasEnded
        ? "ceased to exist in %s and has no dossier; what it meant is now %s"
            .formatted(line[1], heirs)
        : "is a former name of %s; write that if it is meant".formatted(heirs);
  }

  private static String named(String code) {
    return new CountryCode(code).englishName() + " (" + code + ")";
  }

  /**
   * The country that a name or a code means.
   *
   * @throws Refusal if it means none; of a former name it says who bears it now
   */
  public static CountryCode of(String name) {
    return find(name).orElseThrow(() -> new Refusal(refused(name)));
  }

  private static String refused(String name) {
    String shown = name.length() > LONGEST ? name.substring(0, LONGEST) + "\u2026" : name;
    if (name.length() > LONGEST_NAME) {
      return "'%s' is no country that is known; give its code".formatted(shown);
    }
    String bare = FOOTNOTE.matcher(name).replaceAll("").strip();
    if (EUROPEAN_UNION.contains(plain(bare))) {
      return "'%s' %s".formatted(shown, CountryCode.NO_STATE);
    }
    return "'%s' %s"
        .formatted(
            shown,
            forms(bare)
                .map(it -> FORMER.get(it.replaceFirst(" former$|^former ", "")))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("is no country that is known; give its code"));
  }

  /** The same; empty if it means none. "Congo, Republic of the" is turned around. */
  public static Optional<CountryCode> find(String name) {
    if (name.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    String bare = FOOTNOTE.matcher(name).replaceAll("").strip();
    return Optional.ofNullable(ISO_CODES.get(bare.toUpperCase(Locale.ROOT)))
        .or(() -> called(bare))
        .or(() -> called(FOOTNOTE_NUMBERS.matcher(bare).replaceAll("")));
  }

  private static Optional<CountryCode> called(String name) {
    return forms(name).map(CODES::get).filter(Objects::nonNull).findFirst();
  }

  /** As it is written, and turned around at its comma or brackets. */
  private static Stream<String> forms(String written) {
    String name = ARTICLE_BEHIND.matcher(written).replaceAll("");
    Matcher turned = TURNED.matcher(name);
    return turned.matches()
        ? Stream.of(plain(name), plain(turned(turned)))
        : Stream.of(plain(name));
  }

  private static String turned(Matcher parts) {
    String first = parts.group(2) == null ? parts.group(3) : parts.group(2);
    return first + " " + parts.group(1);
  }

  /** The countries that a text mentions, as they are written in it, in its order. */
  public static List<String> mentioned(CharSequence text, CountryCode except) {
    return NAME.matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(name -> find(name).filter(code -> !code.equals(except)).isPresent())
        .distinct()
        .toList();
  }

  private static String plain(String name) {
    String joined = DOT_IN_ABBREVIATION.matcher(name).replaceAll("");
    String letters =
        MARKS.matcher(Normalizer.normalize(joined, Normalizer.Form.NFKD)).replaceAll("");
    String words =
        BETWEEN_WORDS
            .matcher(letters.replace("&", " and ").replace("\u0131", "i"))
            .replaceAll(" ")
            .toLowerCase(Locale.ROOT);
    return Stream.of(words.split(" "))
        .filter(word -> !WITHOUT_MEANING.contains(word))
        .map(word -> WORDS.getOrDefault(word, word))
        .collect(joining(" "));
  }
}
