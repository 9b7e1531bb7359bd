package org.engagementledger.command.imports.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.engagementledger.command.imports.pages.InMemoryPageImport.KZ;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.engagementledger.command.imports.PersonMentions;
import org.engagementledger.samples.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A text of twice the length takes twice the steps, whatever is repeated in it. */
class LongTextsTest {
  private static final int LENGTH = 4_000;

  /** Of each class of characters that a pattern may name, some. */
  private static final List<String> CLASSES =
      List.of(
          "abcxyz",
          "ABCXYZ",
          "0123456789",
          " ",
          " \t\u00A0\u202F",
          ".!?",
          ",;:",
          "+-\u2013/",
          "()[]<>",
          "\"'\u2018\u2019\u201C\u201D",
          "@",
          "*_#`",
          "\u0301\u0308",
          "\u00AD\u200B",
          "\u0430\u0431\u0413",
          "\u4E00\u4E8C",
          "\uD83D\uDE00",
          "\n");

  static Stream<String> repeated() {
    return Stream.of(
        "1",
        "+",
        "1 ",
        "- ",
        "x",
        "a b ",
        ".",
        ". ",
        " ",
        "\u00A0",
        "\u0301",
        "a\u0301",
        "@",
        "x@",
        "@ ",
        "+41 ",
        "00 ",
        "+1 (",
        "Mr ",
        "Mr. ",
        "Dr A. ",
        "Don ",
        "M. ",
        "H. E. ",
        "Ms. Anna de ",
        "Anna ",
        "will ",
        "plan to ",
        "to follow up",
        "co-",
        "co sponsor",
        "resolution ",
        "UNSC ",
        "S/RES/",
        "2427 ",
        "cosponsor resolution 2427 (2018) ",
        "Norway",
        "Norway ",
        "Republic of ",
        "C\u00F4te ",
        "_",
        "-",
        "\uD83D\uDE00",
        "\n");
  }

  @ParameterizedTest
  @MethodSource("repeated")
  void whatIsRepeatedTakesStepsInProportion(String part) {
    requireLinear(part);
    requireLinear("Co-sponsored with Mr. A " + part + "@");
  }

  @Test
  void randomRunsOfAnyCharactersTakeStepsInProportion() {
    SeededRandom.each(
        300,
        seeded ->
            requireLinear(
                IntStream.range(0, 1 + seeded.below(3))
                    .mapToObj(i -> run(seeded))
                    .collect(Collectors.joining())));
  }

  private static String run(SeededRandom seeded) {
    String some = seeded.of(CLASSES);
    int times = 1 + seeded.below(40);
    return seeded.oneIn(2)
        ? some.repeat(times)
        : IntStream.range(0, times)
            .mapToObj(i -> String.valueOf(some.charAt(seeded.below(some.length()))))
            .collect(Collectors.joining());
  }

  private static void requireLinear(String part) {
    long once = steps(part.repeat(Math.max(2, LENGTH / part.length())));
    long twice = steps(part.repeat(2 * Math.max(2, LENGTH / part.length())));
    assertThat(twice).as("steps for '%s' repeated", part).isLessThan(5 * once / 2);
  }

  private static long steps(String text) {
    CountedText counted = new CountedText(text);
    FactSuggestions.of(1, counted, KZ);
    assertThat(PersonMentions.in(counted).count()).isNotNegative();
    return counted.steps;
  }

  /** Counts how often somebody looks at a character. */
  private static final class CountedText implements CharSequence {
    private final String text;
    private long steps;

    CountedText(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      steps++;
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
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
}
