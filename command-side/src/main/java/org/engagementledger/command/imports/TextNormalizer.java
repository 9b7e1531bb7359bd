package org.engagementledger.command.imports;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.engagementledger.text.FoldedText;

/** When two texts are the same: differences of writing that nobody sees do not count. */
public final class TextNormalizer {
  private static final Pattern UNSEEN = Pattern.compile("[\u00AD\u200B-\u200F\u2060\uFEFF]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private static final Pattern EMPHASIS = Pattern.compile("[*_]++|</?(?:b|i|u|em|strong)>");
  private static final Pattern SINGLE = Pattern.compile("[\u2018\u2019\u201A\u2032`\u00B4]");
  private static final Pattern DOUBLE = Pattern.compile("[\u201C\u201D\u201E\u2033\u00AB\u00BB]");
  private static final Pattern ENDS =
      Pattern.compile("^[\\p{P}\\p{Z}\\s]++|(?<![\\p{P}\\p{Z}\\s])[\\p{P}\\p{Z}\\s]++$");

  private TextNormalizer() {}

  /** Whether two texts are the same in all that is seen. */
  public static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  /**
   * A text without what is only its form: capitals, quotation marks, emphasis, marks at its ends.
   */
  public static String folded(String text) {
    return bare(FoldedText.of(text), text);
  }

  /** The same with the letters as they are written: capitals and accents count. */
  static String lettered(String text) {
    return bare(text, text);
  }

  private static String bare(String form, String text) {
    String plain = EMPHASIS.matcher(plain(form)).replaceAll("");
    String quoted = DOUBLE.matcher(SINGLE.matcher(plain).replaceAll("'")).replaceAll("\"");
    String bare = ENDS.matcher(quoted).replaceAll("");
    return bare.isEmpty() ? plain(text) : bare;
  }

  /** Composed accents, one space for any white space, and nothing that is not seen. */
  public static String plain(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return SPACES.matcher(UNSEEN.matcher(composed).replaceAll("")).replaceAll(" ").strip();
  }
}
