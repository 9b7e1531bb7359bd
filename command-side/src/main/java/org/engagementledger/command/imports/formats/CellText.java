package org.engagementledger.command.imports.formats;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.engagementledger.command.imports.TextNormalizer;
import org.engagementledger.text.FoldedText;

/** The text of a cell, without what spreadsheets leave in it unseen. */
public final class CellText {
  private static final Pattern EDGES =
      Pattern.compile("^[\\s\\p{Z}\u200B\u2060\uFEFF]+|[\\s\\p{Z}\u200B\u2060\uFEFF]+$");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[ _-]+");

  private CellText() {}

  /** The text with composed accents (NFC), and without white space of any kind around it. */
  public static String trimmed(String text) {
    return EDGES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("");
  }

  /** The same with every stretch of white space as one space, and nothing that is not seen. */
  public static String plain(String text) {
    return TextNormalizer.plain(text);
  }

  /** By what the words of a mapping are compared with cells: capitals and accents do not matter. */
  public static String folded(String text) {
    return FoldedText.of(plain(text));
  }

  /** By what the names of columns are compared: capitals, spaces and hyphens do not matter. */
  public static String key(String name) {
    return BETWEEN_WORDS.matcher(plain(name)).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
