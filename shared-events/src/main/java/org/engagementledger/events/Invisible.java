package org.engagementledger.events;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters that nobody sees and that make a text read otherwise than it is: those that turn the
 * writing direction (Unicode, UAX 9: embeddings, overrides, isolates), spaces without width, and
 * tags. Marks and joiners that languages need (U+200C to U+200F, U+061C) are not among them.
 */
public final class Invisible {
  private static final Pattern CHARACTER =
      Pattern.compile(
          "[\\x{200B}\\x{202A}-\\x{202E}\\x{2060}-\\x{2064}\\x{2066}-\\x{206F}\\x{FEFF}"
              + "\\x{FFF9}-\\x{FFFB}\\x{E0000}-\\x{E007F}]");

  private Invisible() {}

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
