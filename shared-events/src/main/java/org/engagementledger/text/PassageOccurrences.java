package org.engagementledger.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * Where a text says something. As it is written, anywhere, also within a word; in another writing
 * of it, as words of their own: in other cases, with or without accents, composed or not, with
 * characters in between that cannot be seen, with other spaces, line breaks, apostrophes or
 * hyphens. So what the search finds by the words of a passage is an occurrence of it.
 */
public final class PassageOccurrences {
  private static final Pattern HYPHENS = Pattern.compile("[\\p{Pd}\u2212]");
  private static final Pattern APOSTROPHES = Pattern.compile("[\u2018\u2019\u02BC]");

  private final String written;
  private final String folded;

  /** For each character of the folded text where what it stands for begins, and the end. */
  private final int[] places;

  public PassageOccurrences(String written) {
    this.written = written;
    StringBuilder all = new StringBuilder();
    int[] starts = new int[written.length() + 1];
    int at = 0;
    while (at < written.length()) {
      int character = written.codePointAt(at);
      String letters = folded(character);
      if (!letters.equals(" ") || !endsWithSpace(all)) {
        starts = roomFor(starts, all.length() + letters.length() + 1);
        Arrays.fill(starts, all.length(), all.length() + letters.length(), at);
        all.append(letters);
      }
      at += Character.charCount(character);
    }
    starts[all.length()] = written.length();
    this.folded = all.toString();
    this.places = starts;
  }

  private static int[] roomFor(int[] starts, int length) {
    return length <= starts.length ? starts : Arrays.copyOf(starts, 2 * length);
  }

  private static boolean endsWithSpace(StringBuilder text) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == ' ';
  }

  private static String folded(int character) {
    if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
      return " ";
    }
    String plain = HYPHENS.matcher(Character.toString(character)).replaceAll("-");
    return FoldedText.of(APOSTROPHES.matcher(plain).replaceAll("'"));
  }

  /** Adds the places of the written text at which a passage stands. */
  public void of(String passage, BitSet found) {
    for (int at = written.indexOf(passage); at >= 0; at = written.indexOf(passage, at + 1)) {
      found.set(at, at + passage.length());
    }
    String sought = new PassageOccurrences(passage).folded.strip();
    if (!sought.isEmpty()) {
      for (int at = folded.indexOf(sought); at >= 0; at = folded.indexOf(sought, at + 1)) {
        int end = at + sought.length();
        if (isBetweenWords(at) && isBetweenWords(end)) {
          found.set(places[at], places[end]);
        }
      }
    }
  }

  private boolean isBetweenWords(int at) {
    return at == 0
        || at == folded.length()
        || !Character.isLetterOrDigit(folded.codePointBefore(at))
        || !Character.isLetterOrDigit(folded.codePointAt(at));
  }
}
