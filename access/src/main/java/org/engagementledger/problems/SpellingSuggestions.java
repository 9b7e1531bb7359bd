package org.engagementledger.problems;

import static java.util.Comparator.naturalOrder;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Names in an order in which whoever mistyped one finds it. */
public final class SpellingSuggestions {
  private SpellingSuggestions() {}

  /** The same names, first those that are most like what was written, whatever its case. */
  public static List<String> first(Collection<String> names, String written) {
    return names.stream()
        .sorted(
            Comparator.comparingInt((String name) -> distance(small(name), small(written)))
                .thenComparing(naturalOrder()))
        .toList();
  }

  /** How many letters have to be put in, left out or replaced (Levenshtein). */
  private static int distance(String one, String other) {
    int[] before = IntStream.rangeClosed(0, other.length()).toArray();
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[other.length() + 1];
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(replaced, Math.min(before[j], now[j - 1]) + 1);
      }
      before = now;
    }
    return before[other.length()];
  }

  private static String small(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
