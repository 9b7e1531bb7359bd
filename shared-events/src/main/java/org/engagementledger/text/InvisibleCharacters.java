package org.engagementledger.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters that nobody sees and that make a text read otherwise than it is: those that turn the
 * writing direction (Unicode, UAX 9: embeddings, overrides, isolates), spaces without width, and
 * tags. Marks and joiners that languages need (U+200C to U+200F, U+061C) are not among them.
 */
public final class InvisibleCharacters {
  private static final Pattern CHARACTER =
      Pattern.compile(
          "[\\x{200B}\\x{202A}-\\x{202E}\\x{2060}-\\x{2064}\\x{2066}-\\x{206F}\\x{FEFF}"
              + "\\x{FFF9}-\\x{FFFB}\\x{E0000}-\\x{E007F}]");

  /** White space of any script, and marks and joiners that show nothing by themselves. */
  private static final Pattern BLANK =
      Pattern.compile("[\\s\\p{Z}\\p{Cf}\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}\\x{2800}]*+");

  private InvisibleCharacters() {}

  /** Whether nothing in a text can be seen. */
  public static boolean isAll(CharSequence text) {
    return BLANK.matcher(text).matches();
  }

  /** The first of them in a text, as it is called: {@code U+202E}. */
  public static Optional<String> in(CharSequence text) {
    return CHARACTER.matcher(text).results().findFirst().map(it -> name(it.group()));
  }

  /** The text with a mark that can be seen in place of each: {@code [U+202E]}. */
  public static String marked(CharSequence text) {
    Matcher found = CHARACTER.matcher(text);
    return found.replaceAll(it -> "[" + name(it.group()) + "]");
  }

  private static String name(String character) {
    return "U+%04X".formatted(character.codePointAt(0));
  }
}
