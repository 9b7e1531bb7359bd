package org.engagementledger.query.readmodels.rebuild;

import java.util.ArrayList;
import java.util.List;

/**
 * What comes of comparing a rebuilt model with the one in use.
 *
 * @param compared how many documents there are in both, up to the same event
 * @param different how many of these are not the same byte for byte, or are missing in one
 * @param examples some that differ, as {@code model/id}
 */
public record ComparisonResult(long compared, long different, List<String> examples) {
  /** Before anything is compared. */
  public static final ComparisonResult NONE = new ComparisonResult(0, 0, List.of());

  private static final int MOST = 20;

  /** The same documents, unmodifiable. */
  public ComparisonResult {
    examples = List.copyOf(examples);
  }

  ComparisonResult and(ComparisonResult other) {
    List<String> all = new ArrayList<>(examples);
    all.addAll(other.examples);
    return new ComparisonResult(
        compared + other.compared,
        different + other.different,
        all.subList(0, Math.min(MOST, all.size())));
  }

  static ComparisonResult same() {
    return new ComparisonResult(1, 0, List.of());
  }

  static ComparisonResult different(String document) {
    return new ComparisonResult(1, 1, List.of(document));
  }
}
