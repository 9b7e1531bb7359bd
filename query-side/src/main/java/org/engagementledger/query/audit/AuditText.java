package org.engagementledger.query.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.regex;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.engagementledger.events.References;
import org.engagementledger.events.Refusal;

/**
 * What events are found by when an auditor asks for words: letters and digits in lower case and
 * without accents, whatever stands between them.
 */
final class AuditText {
  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern ASCII_OTHERS = Pattern.compile("[^a-z0-9]+");

  private AuditText() {}

  /** The words of some texts, with a space between them. */
  static String of(Stream<String> texts) {
    String all = texts.collect(Collectors.joining(" "));
    return ASCII.matcher(all).matches()
        ? words(all, ASCII_OTHERS)
        : words(ACCENTS.matcher(Normalizer.normalize(all, Form.NFKD)).replaceAll(""), OTHERS);
  }

  private static String words(String text, Pattern between) {
    return between.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  /**
   * Finds what has all words of a question, in any order and also within longer words. Events know
   * instruments and resolutions by their ids; a question may use the names of today.
   */
  static Bson having(String field, String question, References references) {
    String words = of(Stream.of(question));
    if (words.isEmpty()) {
      throw new Refusal("'%s' has no letter and no digit to look for".formatted(question)).at("/q");
    }
    Map<String, String> names = names(references);
    return and(Stream.of(words.split(" ")).map(word -> regex(field, anyOf(word, names))).toList());
  }

  private static String anyOf(String word, Map<String, String> names) {
    List<String> ids =
        names.entrySet().stream()
            .filter(it -> it.getValue().contains(word) && !it.getKey().contains(word))
            .map(Map.Entry::getKey)
            .toList();
    return Stream.concat(Stream.of(word), ids.stream()).collect(Collectors.joining("|"));
  }

  /** Ids as words, and the names that go with them. */
  private static Map<String, String> names(References references) {
    Stream<Map.Entry<String, String>> instruments =
        references.instruments().entrySet().stream()
            .map(it -> Map.entry(it.getKey(), it.getValue().name()));
    Stream<Map.Entry<String, String>> resolutions =
        references.resolutions().entrySet().stream()
            .map(it -> Map.entry(it.getKey(), it.getValue().symbol()));
    return Stream.concat(instruments, resolutions)
        .collect(
            Collectors.toMap(
                it -> of(Stream.of(it.getKey())),
                it -> of(Stream.of(it.getValue())),
                (one, other) -> one + " " + other));
  }
}
