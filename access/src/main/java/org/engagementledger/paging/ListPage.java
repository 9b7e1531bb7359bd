package org.engagementledger.paging;

import java.util.List;
import java.util.Optional;
import org.engagementledger.text.Refusal;

/**
 * A page of a list, from a place on that is counted from its beginning.
 *
 * @param next the place at which the next page begins; empty if this is the last
 */
public record ListPage<T>(List<T> entries, Optional<Integer> next) {
  /** How many entries a page of a program's list has at most. */
  public static final int SIZE = 500;

  /** The same entries, unmodifiable. */
  public ListPage {
    entries = List.copyOf(entries);
  }

  /** The page of a list that begins at a place, of at most {@value #SIZE} entries. */
  public static <T> ListPage<T> of(List<T> all, int from) {
    return of(all, from, SIZE);
  }

  /** The same of another size. */
  public static <T> ListPage<T> of(List<T> all, int from, int size) {
    int begin = Math.min(from, all.size());
    int end = Math.min(begin + size, all.size());
    return new ListPage<>(
        all.subList(begin, end), end < all.size() ? Optional.of(end) : Optional.empty());
  }

  /** The place that the parameter {@code after} says; the beginning if it is not given. */
  public static int place(Optional<String> after) {
    return after.map(ListPage::place).orElse(0);
  }

  private static int place(String after) {
    if (!after.matches("\\d{1,9}")) {
      throw new Refusal("take this from the link to the next page as it is").at("/after");
    }
    return Integer.parseInt(after);
  }
}
