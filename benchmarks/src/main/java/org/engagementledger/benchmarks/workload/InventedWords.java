package org.engagementledger.benchmarks.workload;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts of invented words, of which few are frequent and most are rare, as in a language. */
public record InventedWords(Random random) {
  /** Is in every second text. */
  public static final String FREQUENT = "school";

  /** Follows the frequent word in a tenth of its texts. */
  public static final String FOLLOWING = "protection";

  /** Is in one text of about ten thousand. */
  public static final String RARE = "lighthouse";

  private static final int KNOWN = 5_000;
  private static final List<String> SYLLABLES =
      List.of("ba", "cor", "den", "fi", "gal", "lo", "mi", "nor", "pe", "ras", "tu", "ven");
  private static final InventedWords SEEDED = new InventedWords(new Random(1));
  private static final List<String> KILOBYTES =
      Stream.generate(() -> SEEDED.text(250).substring(0, 980)).limit(500).toList();

  /** A text that makes a record without anything else as large as an event is. */
  public static String kilobyte(long number) {
    return KILOBYTES.get((int) Math.floorMod(number, (long) KILOBYTES.size()));
  }

  /** A text for an event of a kilobyte, which has other members too. */
  public static String eventText(long number) {
    return kilobyte(number).substring(0, 750);
  }

  /** A text of so many words, or a few more. */
  String text(int words) {
    int drawn = random.nextInt(20);
    String frequent = drawn == 0 ? FREQUENT + " " + FOLLOWING : drawn < 10 ? FREQUENT : "";
    String rare = random.nextInt(10_000) == 0 ? RARE : "";
    return Stream.concat(
            Stream.generate(this::word).limit(words),
            Stream.of(rare, frequent).filter(it -> !it.isEmpty()))
        .collect(Collectors.joining(" ", "", "."));
  }

  /** The word of the rank n comes about n times as seldom as the first. */
  private String word() {
    int rank = (int) Math.pow(KNOWN, random.nextDouble());
    int twelve = SYLLABLES.size();
    return SYLLABLES.get(rank % twelve)
        + SYLLABLES.get(rank / twelve % twelve)
        + SYLLABLES.get(rank / twelve / twelve % twelve);
  }
}
