package org.engagementledger.query.search;

import java.util.ArrayList;
import java.util.List;
import org.engagementledger.query.search.index.Passage;

/**
 * A passage, and the words in it that were found, in their order.
 *
 * @param hits empty if none of it was found
 */
record Marked(Passage passage, List<Stretch> hits) {
  /** How much of a long text is shown before and behind a hit. */
  private static final int AROUND = 80;

  private static final int MOST_HITS_SHOWN = 3;

  /** The same hits, unmodifiable. */
  Marked {
    hits = List.copyOf(hits);
  }

  /**
   * Where a word stands in a text.
   *
   * @param from the index of its first character
   * @param to the index behind its last
   */
  record Stretch(int from, int to) {}

  /**
   * A part of a text.
   *
   * @param hit whether it was found
   */
  record Piece(String text, boolean hit) {}

  boolean isHit() {
    return !hits.isEmpty();
  }

  /** The whole passage. */
  List<Piece> whole() {
    return cut(0, passage.text().length(), hits);
  }

  /** What is around the first hits, or the beginning if there are none; gaps are ellipses. */
  List<Piece> snippet() {
    List<Piece> pieces = new ArrayList<>();
    int shown = 0;
    int next = 0;
    do {
      int from = next < hits.size() ? start(hits.get(next).from() - AROUND, shown) : 0;
      int last = lastTogether(next);
      int end = endOfStretch(last);
      gap(shown, from, pieces);
      pieces.addAll(cut(from, end, hits.subList(next, Math.min(last + 1, hits.size()))));
      shown = end;
      next = last + 1;
    } while (next < Math.min(MOST_HITS_SHOWN, hits.size()));
    gap(shown, passage.text().length(), pieces);
    return pieces;
  }

  /** The last of the hits that are so near each other that they are shown in one stretch. */
  private int lastTogether(int first) {
    int last = first;
    while (last + 1 < hits.size()
        && hits.get(last + 1).from() - hits.get(last).to() <= 2 * AROUND
        && last + 1 - first < 2 * MOST_HITS_SHOWN) {
      last++;
    }
    return last;
  }

  private int endOfStretch(int last) {
    int end = end(last < hits.size() ? hits.get(last).to() + AROUND : 2 * AROUND);
    return last + 1 < hits.size() ? Math.min(end, hits.get(last + 1).from()) : end;
  }

  private static void gap(int from, int to, List<Piece> pieces) {
    if (from < to) {
      pieces.add(new Piece("…", false));
    }
  }

  /** The beginning of a word there or before, but not before what is shown already. */
  private int start(int near, int least) {
    if (near <= least) {
      return least;
    }
    int space = passage.text().lastIndexOf(' ', near);
    return space < Math.max(least, near - AROUND) ? boundary(near) : space + 1;
  }

  private int end(int near) {
    String text = passage.text();
    if (near >= text.length()) {
      return text.length();
    }
    int space = text.indexOf(' ', near);
    return space < 0 || space > near + AROUND ? boundary(near) : space;
  }

  /** Does not cut a pair of characters in half. */
  private int boundary(int index) {
    return Character.isLowSurrogate(passage.text().charAt(index)) ? index - 1 : index;
  }

  private List<Piece> cut(int from, int to, List<Stretch> found) {
    List<Piece> pieces = new ArrayList<>();
    int done = from;
    for (Stretch hit : found) {
      add(passage.text().substring(done, hit.from()), false, pieces);
      add(passage.text().substring(hit.from(), hit.to()), true, pieces);
      done = hit.to();
    }
    add(passage.text().substring(done, to), false, pieces);
    return pieces;
  }

  private static void add(String text, boolean hit, List<Piece> pieces) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(text, hit));
    }
  }
}
