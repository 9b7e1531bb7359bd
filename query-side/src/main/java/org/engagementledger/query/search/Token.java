package org.engagementledger.query.search;

import java.util.List;
import java.util.regex.Pattern;
import org.engagementledger.events.FoldedText;

/**
 * A word of a text, and where it stands there.
 *
 * @param word as it is compared: without case, diacritics and what cannot be seen
 * @param from the index of its first character in the text
 * @param to the index behind its last
 */
record Token(String word, int from, int to) {
  /** Catalan parts two l by a dot, which stands within the word. */
  private static final String WITHIN = FoldedText.INVISIBLE + "|(?<=[lL])\u00B7(?=[lL])";

  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{L}\\p{N}\u2116](?:[\\p{L}\\p{N}\\p{M}]++|(?:%s)++(?=[\\p{L}\\p{N}\\p{M}]))*+"
              .formatted(WITHIN));

  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]");

  /** The words of a text: letters and digits with nothing between them that can be seen. */
  static List<Token> of(String text) {
    return WORD.matcher(text)
        .results()
        .map(it -> new Token(plain(it.group()), it.start(), it.end()))
        .filter(it -> !it.word().isEmpty())
        .toList();
  }

  private static String plain(String word) {
    return NO_LETTER.matcher(FoldedText.of(word)).replaceAll("");
  }
}
