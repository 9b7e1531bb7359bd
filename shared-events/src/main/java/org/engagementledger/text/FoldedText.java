package org.engagementledger.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A text as it is compared with another: in one case, without diacritics, without characters that
 * cannot be seen, and alike whether its characters were composed or not.
 */
public final class FoldedText {
  /**
   * Soft hyphens, joiners, marks of direction and selectors of variants. A zero-width space is one,
   * too, except where it takes the place of the space between words.
   */
  public static final String INVISIBLE =
      "[\\p{Cf}\\u034F\\u180B-\\u180F\\uFE00-\\uFE0F&&[^\\u200B]]"
          + "|(?<![\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}])\\u200B";

  private static final Pattern UNSEEN = Pattern.compile(INVISIBLE);
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** Letters that Unicode does not take apart, and what they are typed as. */
  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("ø", "o"),
          Map.entry("ł", "l"),
          Map.entry("đ", "d"),
          Map.entry("ð", "d"),
          Map.entry("ħ", "h"),
          Map.entry("ı", "i"),
          Map.entry("æ", "ae"),
          Map.entry("œ", "oe"),
          Map.entry("þ", "th"),
          Map.entry("ς", "σ"));

  private static final Pattern SPECIAL = Pattern.compile("[øłđðħıæœþς]");

  private FoldedText() {}

  /** The text in that form. */
  public static String of(String text) {
    if (isAscii(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    String apart = Normalizer.normalize(UNSEEN.matcher(text).replaceAll(""), Form.NFKD);
    String small = MARKS.matcher(oneCase(apart)).replaceAll("");
    return SPECIAL.matcher(small).replaceAll(it -> LETTERS.getOrDefault(it.group(), ""));
  }

  /** Capital sharp s has a small letter, and only that is written SS in capitals. */
  private static String oneCase(String text) {
    return text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static boolean isAscii(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) < 0x80) {
      at++;
    }
    return at == text.length();
  }
}
