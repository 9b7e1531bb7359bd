package org.engagementledger.benchmarks;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts of invented words, of which few are frequent and most are rare, as in a language. */
final class InventedWords {
  /** Is in every second text. */
  static final String FREQUENT = "school";

  /** Follows the frequent word in a tenth of its texts. */
  static final String FOLLOWING = "protection";

  /** Is in one text of about ten thousand. */
  static final String RARE = "lighthouse";

  private static final int KNOWN = 5_000;
  private static final List<String> SYLLABLES =
      List.of("ba", "cor", "den", "fi", "gal", "lo", "mi", "nor", "pe", "ras", "tu", "ven");

  private final Random random;

  InventedWords(Random random) {
    this.random = random;
  }

  /** A text of so many words, or a few more. */
  String text(int words) {
    Stream<String> common = Stream.generate(this::word).limit(words);
    return Stream.concat(common, marks()).collect(Collectors.joining(" ", "", "."));
  }

  private Stream<String> marks() {
    Stream<String> rare = random.nextInt(10_000) == 0 ? Stream.of(RARE) : Stream.empty();
    return Stream.concat(rare, frequent());
  }

  private Stream<String> frequent() {
    return switch (random.nextInt(20)) {
      case 0 -> Stream.of(FREQUENT, FOLLOWING);
      case 1, 2, 3, 4, 5, 6, 7, 8, 9 -> Stream.of(FREQUENT);
      default -> Stream.empty();
    };
  }

  /** The word of the rank n comes about n times as seldom as the first. */
  private String word() {
    int rank = (int) Math.pow(KNOWN, random.nextDouble());
    int twelve = SYLLABLES.size();
    return IntStream.of(rank % twelve, rank / twelve % twelve, rank / twelve / twelve)
        .mapToObj(it -> SYLLABLES.get(it % twelve))
        .collect(Collectors.joining());
  }
}
