package org.engagementledger.query.search;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A word of a text, and where it stands there.
 *
 * @param word as it is compared: without case and diacritics
 * @param from the index of its first character in the text
 * @param to the index behind its last
 */
record Token(String word, int from, int to) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}]*");
  private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]");

  /** Letters that Unicode does not take apart, and what they are typed as. */
  private static final Map<String, String> LETTERS =
      Map.of(
          "ø", "o", "ł", "l", "đ", "d", "ð", "d", "ħ", "h", "ı", "i", "æ", "ae", "œ", "oe", "þ",
          "th");

  private static final Pattern SPECIAL = Pattern.compile("[øłđðħıæœþ]");

  /** The words of a text: letters and digits without anything between them. */
  static List<Token> of(String text) {
    return WORD.matcher(text)
        .results()
        .map(it -> new Token(plain(it.group()), it.start(), it.end()))
        .filter(it -> !it.word().isEmpty())
        .toList();
  }

  private static boolean isAscii(String word) {
    int at = 0;
    while (at < word.length() && word.charAt(at) < 0x80) {
      at++;
    }
    return at == word.length();
  }

  private static String plain(String word) {
    if (isAscii(word)) {
      return word.toLowerCase(Locale.ROOT);
    }
    String apart = Normalizer.normalize(word, Form.NFKD).toUpperCase(Locale.ROOT);
    String small = MARKS.matcher(apart.toLowerCase(Locale.ROOT)).replaceAll("");
    return SPECIAL.matcher(small).replaceAll(it -> LETTERS.getOrDefault(it.group(), ""));
  }
}
