package org.engagementledger.query.audit;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What one page shows of a list whose latest comes first.
 *
 * @param next the cursor of the page after it; empty if this is the last
 */
public record ResultPage<T>(List<T> entries, Optional<Long> next) {
  /** The first so many of what was found when one more was asked for. */
  static <T> ResultPage<T> of(List<T> found, int limit, ToLongFunction<T> position) {
    if (found.size() <= limit) {
      return new ResultPage<>(found, Optional.empty());
    }
    List<T> shown = found.subList(0, limit);
    return new ResultPage<>(shown, Optional.of(position.applyAsLong(shown.getLast())));
  }
}
