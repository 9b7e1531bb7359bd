package org.engagementledger.command.imports;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** When two texts are the same: differences of writing that nobody sees do not count. */
public final class FactText {
  private static final Pattern UNSEEN = Pattern.compile("[\u00AD\u200B-\u200F\u2060\uFEFF]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private FactText() {}

  /** Whether two texts are the same in all that is seen. */
  public static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  /** A text without what is only its form: capitals, quotation marks, marks at its ends. */
  public static String told(String text) {
    return Words.folded(text);
  }

  /** Composed accents, one space for any white space, and nothing that is not seen. */
  public static String plain(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return SPACES.matcher(UNSEEN.matcher(composed).replaceAll("")).replaceAll(" ").strip();
  }
}
