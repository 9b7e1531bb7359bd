package org.engagementledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No regular expression of ours needs more of the stack because a text is long and all the same:
 * who writes such a text would stop whatever reads it.
 */
class RegularExpressionsTest {
  /** Too long for the stack of what goes a step deeper with every character. */
  private static final int LENGTH = 5_000;

  /** What takes longer without being deep by then is not found to be so. */
  private static final long MOST_STEPS = 50L * LENGTH;

  private static final int SMALL_STACK = 256 << 10;

  private static final List<String> UNITS =
      List.of(
          "1",
          "a",
          "A",
          "z1",
          "\u00E9",
          "e\u0301",
          "\u0301",
          "\u00AD",
          "\u200B",
          "\u00A0",
          " ",
          "\t",
          ".",
          ",",
          "-",
          "\u2013",
          "+",
          "(",
          ")",
          "[",
          "]",
          "<",
          ">",
          "@",
          "#",
          "*",
          "_",
          "/",
          ":",
          ";",
          "'",
          "\"",
          "\u2026",
          "&",
          "%",
          "~",
          "?",
          "=",
          "|",
          "`",
          "\\",
          "$",
          "{",
          "1 ",
          "a ",
          "1-",
          "1.",
          "1/",
          "a.",
          "a@",
          "a.a@",
          "(a)",
          "(1",
          "<b>",
          "<b",
          "[a](b) ",
          "[a](",
          "\n",
          "a\n",
          "\r\n",
          "2018 ",
          "2018-",
          "2018/",
          "May ",
          "12 May 2018 ",
          "12, ",
          "L\u00B7l",
          "www.",
          "http://a",
          "Ms. ",
          "Ms. Ab ",
          " and ",
          " - ",
          "- ",
          "Ab ",
          "+1 ",
          "\uD83D\uDE00",
          "\u0BCD",
          "\u4E2D");

  private record Named(String name, Pattern pattern) {}

  /** A text that says when it has been looked at too often. */
  private static final class Counted implements CharSequence {
    private final String text;
    private long left = MOST_STEPS;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (left-- <= 0) {
        throw new TooOften();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final class TooOften extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void noTextIsTooLongForTheStack() throws Exception {
    List<Named> patterns =
        ModuleDependencies.CLASSES.stream().flatMap(RegularExpressionsTest::patterns).toList();
    assertThat(patterns).hasSizeGreaterThan(100);
    assertThat(flawed(patterns)).isEmpty();
  }

  @Test
  void aPatternThatGoesTooDeepIsFound() throws Exception {
    assertThat(
            flawed(
                List.of(
                    new Named("deep", Pattern.compile("(?:a|1)*")),
                    new Named("fine", Pattern.compile("(?:a|1)*+")))))
        .extracting(it -> it.split(" ", 2)[0])
        .containsOnly("deep");
  }

  private static List<String> flawed(List<Named> patterns) throws InterruptedException {
    ConcurrentLinkedQueue<String> flawed = new ConcurrentLinkedQueue<>();
    Thread small =
        new Thread(
            null, () -> patterns.forEach(it -> flawed.addAll(flaws(it))), "small", SMALL_STACK);
    small.start();
    small.join();
    return List.copyOf(flawed);
  }

  private static List<String> flaws(Named named) {
    return UNITS.stream()
        .flatMap(
            unit ->
                flaw(named.pattern(), unit.repeat(LENGTH / unit.length())).stream()
                    .map(it -> named.name() + " is " + it + " on many of <" + unit.strip() + ">"))
        .toList();
  }

  private static Optional<String> flaw(Pattern pattern, String text) {
    try {
      int found = pattern.matcher(new Counted(text)).matches() ? 1 : 0;
      Matcher matcher = pattern.matcher(new Counted(text));
      while (matcher.find()) {
        found++;
      }
      return found > 2 * LENGTH ? Optional.of("beyond counting") : Optional.empty();
    } catch (StackOverflowError deep) {
      return Optional.of("too deep");
    } catch (TooOften slow) {
      return Optional.empty();
    }
  }

  private static Stream<Named> patterns(JavaClass type) {
    return type.getFields().stream()
        .filter(it -> it.getModifiers().contains(JavaModifier.STATIC))
        .filter(it -> it.getRawType().isEquivalentTo(Pattern.class))
        .map(RegularExpressionsTest::named);
  }

  private static Named named(JavaField field) {
    try {
      Field reflected = field.reflect();
      reflected.setAccessible(true);
      return new Named(
          field.getOwner().getSimpleName() + "." + field.getName(), (Pattern) reflected.get(null));
    } catch (ReflectiveOperationException gone) {
      throw new LinkageError(field.getFullName(), gone);
    }
  }
}
