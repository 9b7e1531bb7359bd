package org.engagementledger.query.audit.projection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.regex;
import static java.lang.Character.COMBINING_SPACING_MARK;
import static java.lang.Character.DECIMAL_DIGIT_NUMBER;
import static java.lang.Character.ENCLOSING_MARK;
import static java.lang.Character.LETTER_NUMBER;
import static java.lang.Character.LOWERCASE_LETTER;
import static java.lang.Character.MODIFIER_LETTER;
import static java.lang.Character.NON_SPACING_MARK;
import static java.lang.Character.OTHER_LETTER;
import static java.lang.Character.OTHER_NUMBER;
import static java.lang.Character.TITLECASE_LETTER;
import static java.lang.Character.UPPERCASE_LETTER;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.engagementledger.dossiers.ReferenceData;
import org.engagementledger.text.FoldedText;
import org.engagementledger.text.Refusal;

/**
 * What events are found by when an auditor asks for words: letters and digits in lower case and
 * without accents, whatever stands between them.
 */
final class AuditWords {
  private AuditWords() {}

  /** The words of some texts, with a space between them. */
  static String of(Stream<String> texts) {
    String all = texts.collect(Collectors.joining(" "));
    String letters = FoldedText.of(all);
    StringBuilder words = new StringBuilder(letters.length());
    letters.codePoints().forEach(it -> add(it, words));
    return words.toString().strip();
  }

  private static void add(int character, StringBuilder words) {
    switch (Character.getType(character)) {
      case NON_SPACING_MARK, ENCLOSING_MARK, COMBINING_SPACING_MARK -> {}
      case UPPERCASE_LETTER,
          LOWERCASE_LETTER,
          TITLECASE_LETTER,
          MODIFIER_LETTER,
          OTHER_LETTER,
          DECIMAL_DIGIT_NUMBER,
          LETTER_NUMBER,
          OTHER_NUMBER ->
          words.appendCodePoint(character);
      default -> addSpace(words);
    }
  }

  private static void addSpace(StringBuilder words) {
    if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
      words.append(' ');
    }
  }

  /**
   * Finds what has all words of a question, in any order and also within longer words. Events know
   * instruments and resolutions by their ids; a question may use the names of today.
   */
  static Bson having(String field, String question, ReferenceData references) {
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
  private static Map<String, String> names(ReferenceData references) {
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
